/** The orders in which all servers are listed, the usual one first: by use, by name, by number of tools. */
export const SERVER_ORDERS = ['use', 'name', 'tools'] as const;
export type ServerOrder = (typeof SERVER_ORDERS)[number];
