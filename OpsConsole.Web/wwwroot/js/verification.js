// Puts what a look-up knows into fields of a form that are empty. What somebody typed, or is typing, stays.
export function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form?.elements[name]; // The form may be sent, and gone, before the answer comes.
    if (!field || !value || field.value.trim() !== '' || field === document.activeElement) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
