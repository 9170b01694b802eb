// @ts-check
/**
 * The one script of the site, for long forms; every form works without it. It moves to the error summary, shows the
 * topics of the chosen category only, and asks before a page with unsaved answers is left.
 */

document.getElementById('error-summary')?.focus();

/** Choices that belong to one value of a list: `data-only-for` names the value, `data-list` the list. */
for (const list of document.querySelectorAll('select[name]')) {
  if (!(list instanceof HTMLSelectElement)) continue;
  const groups = document.querySelectorAll(`fieldset[data-list="${list.name}"]`);
  if (groups.length === 0) continue;
  const showChosen = () => {
    for (const group of groups) {
      if (!(group instanceof HTMLFieldSetElement)) continue;
      const isChosen = group.dataset['onlyFor'] === list.value;
      group.hidden = list.value !== '' && !isChosen;
      // What is put away is not sent: a ticked box that nobody sees would be a surprise.
      group.disabled = group.hidden;
      const details = group.querySelector('details');
      if (details && isChosen) details.open = true;
    }
  };
  list.addEventListener('change', showChosen);
  showChosen();
}

let isChanged = document.getElementById('error-summary') !== null;
for (const form of document.querySelectorAll('form[data-guard]')) {
  form.addEventListener('input', () => (isChanged = true));
  form.addEventListener('submit', () => (isChanged = false));
}
addEventListener('beforeunload', (event) => {
  if (isChanged) event.preventDefault();
});
