// Pointer, touch, wheel, keys, focus and clipboard of the page, as numbers for the program.
// Positions go over in device pixels.
'use strict';

const pointerKind = { mouse: 0, touch: 1, pen: 2 };
const buttonNumber = [0, 2, 1];  // DOM: left, middle, right. Program: left, right, middle.
const strokeFlag = {
  down: 1, ctrl: 2, shift: 4, alt: 8, meta: 16, altGraph: 32, inField: 64, manyLines: 128, composing: 256,
};
const linePx = 20;
const longPress_ms = 500;
const tapSlopPx = 10;
/** Kinetic scrolling: speed kept per millisecond, and the speed (px/ms) at which it ends. */
const kineticKeep = 0.996;
const kineticEnd = 0.03;

class AsahInput {
  constructor(host, canvas) {
    this.host = host;
    this.canvas = canvas;
    this.touch = null;
    this.copyEvent = null;
  }

  listen() {
    this.listenPointer();
    window.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    window.addEventListener('keydown', (event) => this.key(event, true));
    window.addEventListener('keyup', (event) => this.key(event, false));
    const focus = (has) => () => this.host.call('_asah_focus_change', has);
    window.addEventListener('blur', focus(0));
    window.addEventListener('focus', focus(1));
    this.listenClipboard();
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    const ratio = this.host.pixelRatio();
    return [(event.clientX - box.left) * ratio, (event.clientY - box.top) * ratio];
  }

  // ---- pointer ----

  listenPointer() {
    const { canvas, host } = this;
    const on = (name, act) => canvas.addEventListener(name, act);
    on('pointerdown', (event) => {
      canvas.focus({ preventScroll: true });
      canvas.setPointerCapture(event.pointerId);
      if (event.pointerType === 'touch') this.touchDown(event);
      else this.press(event, true);
      event.preventDefault();
    });
    on('pointermove', (event) => {
      if (event.pointerType === 'touch') this.touchMove(event);
      else host.call('_asah_pointer_move', ...this.at(event), pointerKind[event.pointerType] ?? 0);
    });
    on('pointerup', (event) => {
      if (event.pointerType === 'touch') this.touchUp(event);
      else this.press(event, false);
    });
    on('pointercancel', (event) => {
      if (event.pointerType === 'touch') this.endTouch();
      else host.call('_asah_focus_change', 0), host.call('_asah_focus_change', 1);
    });
    on('pointerleave', (event) => {
      if (event.buttons === 0 && event.pointerType !== 'touch') host.call('_asah_pointer_leave');
    });
    on('contextmenu', (event) => event.preventDefault());
  }

  press(event, down) {
    const button = buttonNumber[event.button];
    if (button === undefined) return;
    const kind = pointerKind[event.pointerType] ?? 0;
    this.host.call('_asah_pointer_press', ...this.at(event), kind, button, down ? 1 : 0);
  }

  // ---- touch: a tap clicks, a long press opens the menu, a drag scrolls what lies below ----

  touchDown(event) {
    this.endTouch();
    if (!event.isPrimary) return;
    const [x, y] = this.at(event);
    this.host.call('_asah_pointer_move', x, y, pointerKind.touch);
    this.touch = { id: event.pointerId, x, y, startX: x, startY: y, time: event.timeStamp, speedX: 0, speedY: 0, scrolls: false };
    this.touch.timer = setTimeout(() => {
      this.click(1);
      this.touch = null;
    }, longPress_ms);
  }

  touchMove(event) {
    const touch = this.touch;
    if (!touch || touch.id !== event.pointerId) return;
    const [x, y] = this.at(event);
    const slop = tapSlopPx * this.host.pixelRatio();
    if (!touch.scrolls && Math.hypot(x - touch.startX, y - touch.startY) < slop) return;
    clearTimeout(touch.timer);
    touch.scrolls = true;
    const elapsed = Math.max(1, event.timeStamp - touch.time);
    touch.speedX = (touch.x - x) / elapsed;
    touch.speedY = (touch.y - y) / elapsed;
    this.host.call('_asah_wheel_turn', touch.x - x, touch.y - y);
    Object.assign(touch, { x, y, time: event.timeStamp });
  }

  touchUp(event) {
    const touch = this.touch;
    if (!touch || touch.id !== event.pointerId) return;
    clearTimeout(touch.timer);
    this.touch = null;
    if (!touch.scrolls) {
      this.click(0, touch);
      return;
    }
    if (event.timeStamp - touch.time < 50) this.glide(touch.speedX, touch.speedY);
    else this.host.call('_asah_pointer_leave');
  }

  /** Press and release where the finger is, drawn at once: a field that opens may call the keyboard. */
  click(button, touch = this.touch) {
    for (const down of [1, 0]) {
      this.host.call('_asah_pointer_press', touch.startX, touch.startY, pointerKind.touch, button, down);
    }
    this.host.drawNow(3);
    this.host.call('_asah_pointer_leave');
  }

  glide(speedX, speedY) {
    let last = performance.now();
    const step = (now) => {
      const elapsed = Math.max(0, now - last);
      last = now;
      this.host.call('_asah_wheel_turn', speedX * elapsed, speedY * elapsed);
      speedX *= kineticKeep ** elapsed;
      speedY *= kineticKeep ** elapsed;
      const goesOn = Math.hypot(speedX, speedY) > kineticEnd * this.host.pixelRatio();
      this.gliding = goesOn ? requestAnimationFrame(step) : null;
      if (!goesOn) this.host.call('_asah_pointer_leave');
    };
    this.gliding = requestAnimationFrame(step);
  }

  endTouch() {
    clearTimeout(this.touch?.timer);
    this.touch = null;
    if (this.gliding) cancelAnimationFrame(this.gliding);
    this.gliding = null;
  }

  // ---- wheel: Ctrl + wheel and pinch zoom the page, as everywhere ----

  wheel(event) {
    if (event.ctrlKey || event.metaKey) return;
    if (event.target.localName === 'textarea' && event.target.scrollHeight > event.target.clientHeight) return;
    event.preventDefault();
    const unit = [1, linePx, this.canvas.clientHeight][event.deltaMode] * this.host.pixelRatio();
    const sideways = event.shiftKey && event.deltaX === 0;
    const [dx, dy] = sideways ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    this.host.call('_asah_wheel_turn', dx * unit, dy * unit);
  }

  // ---- keys ----

  key(event, down) {
    const field = event.target.closest?.('#fields > *') ?? null;
    const held = [
      [down, strokeFlag.down], [event.ctrlKey, strokeFlag.ctrl], [event.shiftKey, strokeFlag.shift],
      [event.altKey, strokeFlag.alt], [event.metaKey, strokeFlag.meta],
      [event.getModifierState?.('AltGraph'), strokeFlag.altGraph], [field, strokeFlag.inField],
      [field?.localName === 'textarea', strokeFlag.manyLines],
      [event.isComposing || event.keyCode === 229, strokeFlag.composing],
    ];
    const flags = held.reduce((sum, [is, flag]) => (is ? sum | flag : sum), 0);
    const ours = this.host.withText(`${event.key}\n${event.code}`, (text, length) =>
      this.host.call('_asah_key_press', text, length, flags));
    if (ours) event.preventDefault();
    // A Mac tells no release of keys that were let go while Cmd was down.
    if (!down && event.key === 'Meta') {
      this.host.call('_asah_focus_change', 0);
      this.host.call('_asah_focus_change', 1);
    }
  }

  // ---- clipboard: inside text fields the browser does it all ----

  listenClipboard() {
    const inField = (event) => Boolean(event.target.closest?.('#fields > *, input, textarea'));
    const copy = (cut) => (event) => {
      if (inField(event) || this.copyEvent) return;
      this.copyEvent = event;
      try {
        this.host.call('_asah_clipboard_copy', cut);
      } finally {
        this.copyEvent = null;
      }
    };
    document.addEventListener('copy', copy(0));
    document.addEventListener('cut', copy(1));
    document.addEventListener('paste', (event) => {
      if (inField(event)) return;
      event.preventDefault();
      const data = event.clipboardData;
      if (data.files.length > 0) {
        this.host.files.readAll(0, [...data.files]);
        return;
      }
      const encoder = new TextEncoder();
      const text = encoder.encode(data.getData('text/plain'));
      const html = encoder.encode(data.getData('text/html'));
      const both = new Uint8Array(text.length + html.length);
      both.set(text);
      both.set(html, text.length);
      this.host.withBytes(both, (from, length) =>
        this.host.call('_asah_clipboard_paste', from, text.length, length));
    });
  }

  /** Within a copy event straight to its data; else, after a click, by the clipboard interface. */
  async writeClipboard(id, text, html) {
    const parts = { 'text/plain': text };
    if (html) parts['text/html'] = html;
    if (this.copyEvent) {
      this.copyEvent.preventDefault();
      for (const [type, part] of Object.entries(parts)) this.copyEvent.clipboardData.setData(type, part);
      this.host.finish(id, failureNumber.none);
      return;
    }
    try {
      const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      this.host.finish(id, failureNumber.none);
    } catch {
      this.host.finish(id, this.copyByCommand(parts) ? failureNumber.none : failureNumber.denied);
    }
  }

  /** The old way, for pages without a secure context. */
  copyByCommand(parts) {
    let written = false;
    const fill = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      for (const [type, part] of Object.entries(parts)) event.clipboardData.setData(type, part);
      written = true;
    };
    window.addEventListener('copy', fill, { capture: true, once: true });
    document.execCommand('copy');
    window.removeEventListener('copy', fill, { capture: true });
    return written;
  }
}
