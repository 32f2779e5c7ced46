// The buttons of a card, made here and laid over its last line for the one that is pointed at and the one that has the focus:
// the server renders no button per card. Running an action marks the card busy until the server settles it.
import { cardSelector, columns, cardOf, columnOf, cardIn, can, has, why, make, isSmall } from './dom.js';

export function actions(board) {
  const { root, dotnet, signal } = board, known = board.actions.filter(action => action.onCard);
  const bars = { hover: null, focus: null };

  function build(card) {
    const bar = make('div', 'card-actions');
    const offered = known.filter(action => can(card, action.name));
    const refused = known.filter(action => has(card.dataset.cannot, action.name));
    for (const action of offered) bar.append(button(action));
    if (!offered.length) {
      for (const action of refused.slice(0, 1)) {
        const refusedButton = bar.appendChild(button(action));
        refusedButton.setAttribute('aria-disabled', 'true');
        refusedButton.title = why(card, action.name);
      }
      if (card.dataset.why) bar.append(Object.assign(make('span', 'why', card.dataset.why), { title: card.dataset.why }));
    }
    bar.append(more());
    return bar;
  }

  function button({ name, label, tone, icon }) {
    const drawing = icon && root.parentElement.querySelector(`[data-icon="${icon}"] > svg`);
    const element = make('button', drawing ? 'icon-button' : `button ${tone}`, drawing ? null : label);
    element.type = 'button';
    element.dataset.action = name;
    if (drawing) {
      element.append(drawing.cloneNode(true));
      element.setAttribute('aria-label', label);
      element.title = label;
    }
    return element;
  }

  function more() {
    const element = make('button', 'icon-button card-more');
    element.type = 'button';
    element.dataset.action = 'menu';
    element.setAttribute('aria-label', 'Move to… and more');
    element.setAttribute('aria-haspopup', 'menu');
    element.innerHTML = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.4"/></svg>';
    return element;
  }

  function show(slot, card) {
    if (bars[slot]?.card === card && bars[slot].bar.isConnected) return;
    const other = slot === 'hover' ? bars.focus : bars.hover;
    hide(slot);
    if (!card) return;
    board.quietly(() => {
      const bar = other?.card === card ? other.bar : card.appendChild(build(card));
      bars[slot] = { card, bar };
    });
  }

  function hide(slot) {
    const shown = bars[slot], other = slot === 'hover' ? bars.focus : bars.hover;
    bars[slot] = null;
    if (!shown || other?.bar === shown.bar) return;
    if (shown.card.isConnected && shown.bar.contains(document.activeElement)) shown.card.focus({ preventScroll: true });
    board.quietly(() => shown.bar.remove());
  }

  async function act(action, card) {
    const { id, version } = card.dataset;
    if (!id || 'busy' in card.dataset) return;
    if (!can(card, action)) { board.refuse(card, why(card, action)); return; }
    card.dataset.busy = '';
    try {
      const answer = await dotnet.invokeMethodAsync('HandleCardActionAsync', action, Number(id), Number(version));
      board.settle(id, answer?.outcome ?? 'ok', answer?.text);
    } catch {
      board.settle(id, 'refused', 'Not connected. Nothing was changed.');
    }
  }

  function free(id) {
    for (const column of columns(root)) { const card = cardIn(column, id); if (card) delete card.dataset.busy; }
  }

  function mutated(records) {
    for (const slot of ['hover', 'focus']) {
      const shown = bars[slot];
      if (!shown) continue;
      const changed = records.some(record => record.type === 'attributes' && record.target === shown.card);
      if (!shown.card.isConnected) hide(slot);
      else if (changed && !shown.bar.contains(document.activeElement)) { hide(slot); show(slot, shown.card); }
    }
    dress();
  }

  // Fingers cannot hover: on small screens every card carries its menu button.
  function dress() {
    if (!isSmall()) return;
    for (const card of root.querySelectorAll(`.board-list > ${cardSelector}`))
      if (!card.querySelector(':scope > .card-more')) { const button = card.appendChild(more()); button.tabIndex = -1; }
  }

  root.addEventListener('pointerover', event => event.pointerType !== 'touch' && !isSmall() && show('hover', cardOf(event.target)), { signal });
  root.addEventListener('pointerleave', () => show('hover', null), { signal });
  // Only for a focus that is to be seen: a press must not bring buttons up under the finger that is pressing.
  root.addEventListener('focusin', event => { const card = cardOf(event.target); if (!card || event.target.matches(':focus-visible')) show('focus', card); }, { signal });
  root.addEventListener('focusout', event => { if (cardOf(event.relatedTarget) !== bars.focus?.card) show('focus', null); }, { signal });
  root.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return; // A new tab is the browser's business.
    const card = cardOf(event.target), pressed = event.target.closest('[data-action]');
    if (!card || !columnOf(card)) return;
    event.preventDefault();
    if (!pressed) board.open(card);
    else if (pressed.dataset.action === 'menu') board.menu(card, pressed);
    else act(pressed.dataset.action, card);
  }, { signal });
  board.quietly(dress);
  return { mutated, act, free, dispose() { hide('hover'); hide('focus'); } };
}
