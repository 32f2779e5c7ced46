// Says beside a card why something was refused, shakes the card, and tells screen readers. Gone after four seconds or with the next press.
import { announce, isCalm, make } from './dom.js';

export function notes(board) {
  let shown = null, timer = 0;
  const clear = () => { shown?.remove(); shown = null; clearTimeout(timer); };

  function say(near, text, tone = '') {
    clear();
    announce(text);
    if (!near?.isConnected) return;
    shown = document.body.appendChild(make('div', `card-note ${tone}`, text));
    const box = near.getBoundingClientRect(), own = shown.getBoundingClientRect();
    const below = box.bottom + 6 + own.height < innerHeight;
    shown.style.top = `${below ? box.bottom + 6 : box.top - own.height - 6}px`;
    shown.style.left = `${Math.max(8, Math.min(innerWidth - own.width - 8, box.left))}px`;
    timer = setTimeout(clear, 4000);
  }

  function refuse(card, text) {
    if (!isCalm() && card?.isConnected) {
      card.classList.add('shake');
      setTimeout(() => card.classList.remove('shake'), 400);
    }
    if (text) say(card, text, 'bad');
  }

  document.addEventListener('pointerdown', clear, { capture: true, signal: board.signal });
  document.addEventListener('scroll', clear, { capture: true, passive: true, signal: board.signal });
  return { say, refuse, dispose: clear };
}
