/* Gives the boxes in which entries are looked up as one types the name of their label: without it they are read
   out as nothing. */
(function ($) {
  "use strict";
  function name(select) {
    const shown = document.getElementById(`select2-${select.id}-container`);
    const label = document.querySelector(`label[for="${select.id}"]`);
    const own = label ? label.textContent.trim() : select.getAttribute("aria-label") || "";
    if (shown && own) {
      const chosen = select.selectedOptions.length ? select.selectedOptions[0].textContent.trim() : "";
      shown.setAttribute("aria-label", [own, chosen].filter(Boolean).join(" "));
    }
  }
  function nameAll() {
    document.querySelectorAll("select.admin-autocomplete").forEach(name);
  }
  // The boxes are made when the page is ready; this waits until all of that is done.
  $(() => setTimeout(nameAll));
  $(document).on("change", "select.admin-autocomplete", (event) => name(event.target));
  $(document).on("formset:added", () => setTimeout(nameAll));
})(django.jQuery);
