/** What the pages have besides their modules: libraries loaded as plain scripts. */
declare const Chart: any;
declare const katex: { render(tex: string, element: Element, options?: object): void; renderToString(tex: string, options?: object): string };
