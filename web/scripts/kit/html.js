/** lit-html, from its one place: templates for whatever is not drawn on a canvas. */
export { html, nothing, render, svg } from '../../webjars/lit-html/lit-html.js';
