/** Does this keyboard have ⌘ where others have Ctrl? The script in the head has found out. */
export const isMac = (): boolean => 'mac' in document.documentElement.dataset;
