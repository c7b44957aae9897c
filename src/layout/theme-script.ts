import { createHash } from 'node:crypto';

/**
 * The one inline script: sets the stored theme, tells the keys of a Mac, and shows the stored format
 * before the first paint, or the empty place of one that is drawn later. The content security policy carries its hash.
 */
export const THEME_SCRIPT = `(()=>{const d=document,r=d.documentElement;let s={};try{s=localStorage}catch{}
const t=s.theme||"system";r.dataset.choice=t;
r.dataset.theme=t==="system"?(matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"):t;
r.dataset.script="";if(/^Mac|^iP/.test(navigator.platform))r.dataset.mac="";
const h=/^#policy-([a-z0-9-]+)$/.exec(location.hash),f=h?h[1]:s.format;
if(!f)return;
const o=new MutationObserver(()=>{const g=d.querySelector("format-tabs");if(!g)return;
const q=x=>g.querySelector(x+CSS.escape(f)+'"]'),p=q('.panel[id="policy-'),a=q('.format-links [href$="#policy-'),t=q('[data-format="');
if(!p&&!a)return;g.dataset.chosen=f;g.toggleAttribute("data-waiting",!p);
if(p)p.dataset.on="";
for(const b of g.querySelectorAll("[role=tab]")){const on=b===t;b.ariaSelected=on;if(t)b.tabIndex=on?0:-1}
const c=g.querySelector("select");if(a&&!t&&c&&c.value!==f)c.add(new Option(a.text,f,!0,!0))});
o.observe(d,{childList:true,subtree:true});addEventListener("DOMContentLoaded",()=>o.disconnect())})()`;

const hash = createHash('sha256').update(THEME_SCRIPT).digest('base64');

/** Nothing is loaded from, or sent to, another host. WebAssembly is what search runs on. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${hash}' 'wasm-unsafe-eval'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');
