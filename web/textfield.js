// The real <input> or <textarea> that lies over the active text field: input methods, soft
// keyboards, spell checking, the browser's own editing and menu.
'use strict';

const encoderOfText = new TextEncoder();
const decoderOfText = new TextDecoder();
const byteLength = (text) => encoderOfText.encode(text).length;
/** A byte offset into UTF-8 as an index into the string. */
const indexOfByte = (text, byte) => decoderOfText.decode(encoderOfText.encode(text).subarray(0, byte)).length;
const cssColor = (rgb) => `#${rgb.toString(16).padStart(6, '0')}`;
const borderPx = 3;
const inputModes = { numeric: 'decimal', search: 'search', date: 'text', text: 'text', multiline: 'text', password: 'text' };

class AsahTextField {
  constructor(host, parent, canvas) {
    this.host = host;
    this.parent = parent;
    this.canvas = canvas;
    this.element = null;
    this.spec = null;
    this.composing = false;
    document.addEventListener('selectionchange', () => this.tellSelection());
    window.visualViewport?.addEventListener('resize', () => this.place());
  }

  show(spec) {
    const entered = this.spec?.id !== spec.id || this.spec.kind !== spec.kind;
    this.spec = spec;
    if (entered) this.create(spec);
    this.dress(spec);
    this.place();
    const replaced = !entered && !this.composing && this.element.value !== spec.text;
    if (entered || replaced) {
      this.element.value = spec.text;
      this.select(spec);
    }
    if (entered) this.element.focus({ preventScroll: true });
  }

  hide() {
    const element = this.element;
    if (!element) return;
    const focused = document.activeElement === element;
    this.element = null;
    this.spec = null;
    this.composing = false;
    element.remove();
    if (focused) this.canvas.focus({ preventScroll: true });
  }

  create(spec) {
    const old = this.element;
    const element = document.createElement(spec.kind === 'multiline' ? 'textarea' : 'input');
    if (spec.kind === 'password') element.type = 'password';
    this.element = element;
    this.composing = false;
    this.parent.append(element);
    element.addEventListener('input', () => this.tell());
    element.addEventListener('compositionstart', () => { this.composing = true; });
    element.addEventListener('compositionend', () => {
      this.composing = false;
      this.tell();
    });
    element.addEventListener('blur', () => {
      if (this.element !== element || !document.hasFocus()) return;
      this.host.call('_asah_text_leave', this.spec.id);
    });
    old?.remove();
  }

  dress(spec) {
    const { element } = this;
    const attributes = {
      // Browsers offer to remember whatever is typed as a password; this says that it is none of theirs.
      autocomplete: spec.kind === 'password' ? 'one-time-code' : 'off', autocorrect: 'off', 'data-lpignore': 'true', 'data-1p-ignore': '', 'data-bwignore': '',
      autocapitalize: spec.kind === 'multiline' ? 'sentences' : 'off',
      spellcheck: spec.kind === 'multiline' ? 'true' : 'false',
      inputmode: inputModes[spec.kind], 'aria-label': spec.label, placeholder: spec.hint,
      enterkeyhint: spec.kind === 'search' ? 'search' : 'done',
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    element.readOnly = spec.readOnly;
    if (spec.maxLength > 0) element.maxLength = spec.maxLength;
    else element.removeAttribute('maxlength');
    Object.assign(element.style, {
      fontSize: `${spec.fontPx}px`, color: cssColor(spec.textRgb), backgroundColor: cssColor(spec.backRgb),
      textAlign: spec.alignRight ? 'right' : 'left',
    });
  }

  /** Over its picture; above the soft keyboard when that covers the picture. */
  place() {
    const { element, spec } = this;
    if (!element) return;
    const view = window.visualViewport;
    const seen = view ? view.offsetTop + view.height : window.innerHeight;
    const covered = seen < window.innerHeight - 1 && spec.y + spec.height > seen;
    element.classList.toggle('docked', covered);
    // The border of the picture stays in sight above and below.
    const height = covered ? Math.max(44, spec.height) : spec.height - 2 * borderPx;
    Object.assign(element.style, {
      left: `${spec.x}px`, top: `${covered ? seen - height : spec.y + borderPx}px`,
      width: `${spec.width}px`, height: `${height}px`,
    });
  }

  select(spec) {
    const begin = indexOfByte(spec.text, spec.selectionBegin);
    const end = indexOfByte(spec.text, spec.selectionEnd);
    this.element.setSelectionRange(Math.min(begin, end), Math.max(begin, end));
    this.told = this.selection();
  }

  selection() {
    const { value, selectionStart, selectionEnd } = this.element;
    return [byteLength(value.slice(0, selectionStart)), byteLength(value.slice(0, selectionEnd))];
  }

  tell() {
    const { host, element } = this;
    if (!element) return;
    this.told = this.selection();
    host.call('_asah_text_select', ...this.told);
    host.withText(element.value, (text, length) =>
      host.call('_asah_text_edit', this.spec.id, text, length, this.composing ? 1 : 0));
  }

  tellSelection() {
    if (!this.element || document.activeElement !== this.element) return;
    const now = this.selection();
    if (now[0] !== this.told?.[0] || now[1] !== this.told[1]) this.tell();
  }
}
