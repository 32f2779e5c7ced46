// Good news leaves by itself after some seconds, unless somebody points at it or has the focus in it. Bad news stays until it is read.
// A toast tells of its arrival by the animation it comes in with (.toast in base.css), so nothing has to watch the page.
const stay = 7000;

function arm(toast) {
  setTimeout(() => {
    if (!toast.isConnected) return;
    if (toast.matches(':hover, :focus-within') || document.hidden) arm(toast);
    else toast.querySelector('[data-dismiss]')?.click();
  }, stay);
}

document.addEventListener('animationstart', event => { if (event.target.matches?.('.toast.good')) arm(event.target); });
