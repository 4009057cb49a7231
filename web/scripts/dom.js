/** Finding elements. What is found is `any`: the markup is ours, and which element an id names is written there. */

/** @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);

/** @param {any} root @param {string} selector @returns {any} */
export const find = (root, selector) => root.querySelector(selector);

/** @param {any} root @param {string} selector @returns {any[]} */
export const findAll = (root, selector) => [...root.querySelectorAll(selector)];
