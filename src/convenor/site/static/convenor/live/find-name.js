/* Find one's name in a long list: what is typed leaves the names that hold it, accents or not. */

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const box = document.querySelector("[data-find]");
const names = [...document.querySelectorAll(".names .choice")].filter((each) => each.querySelector('[name="seat"]'));
if (box && names.length > 8) box.hidden = false;
box?.addEventListener("input", ({ target }) => {
  for (const each of names) each.hidden = !plain(each.textContent).includes(plain(target.value.trim()));
});
box?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault(); // the list is searched, the form is not sent
  names.find((each) => !each.hidden && !each.querySelector("input").disabled)?.querySelector("input").focus();
});
