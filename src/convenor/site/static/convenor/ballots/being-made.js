/* <being-made>: a document that takes seconds to make says so on its button and aloud, until it is there. Without it the links work as
   links do. What the server refuses is shown by going to the address. */

const SOON = 400; // ms: what is there at once says nothing

class BeingMade extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a[download]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (!link.hasAttribute("aria-busy")) this.make(link);
    });
  }

  async make(link) {
    link.setAttribute("aria-busy", "true");
    const words = link.lastChild.textContent;
    const told = setTimeout(() => {
      link.lastChild.textContent = this.dataset.making;
      this.querySelector("[role=status]").textContent = this.dataset.aloud;
    }, SOON);
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.status);
      this.save(await answer.blob(), named(answer));
    } catch {
      location.assign(link.href);
    } finally {
      clearTimeout(told);
      link.lastChild.textContent = words;
      this.querySelector("[role=status]").textContent = "";
      link.removeAttribute("aria-busy");
    }
  }

  save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}

/** The name that the server gives to the file. */
function named(answer) {
  const said = answer.headers.get("Content-Disposition") ?? "";
  const [, coded] = /filename\*=utf-8''([^;]+)/i.exec(said) ?? [], [, plain] = /filename="([^"]+)"/.exec(said) ?? [];
  return coded ? decodeURIComponent(coded) : plain ?? "";
}

customElements.define("being-made", BeingMade);
