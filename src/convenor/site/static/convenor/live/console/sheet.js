/* The slow half of what everybody sees: agenda, texts, objections. Kept here for every part of the page. */

let sheet = {};
export const keepSheet = (told) => { sheet = told ?? {}; };
export const sheetNow = () => sheet;
