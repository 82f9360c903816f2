// Files in and out of the person's disk: chooser, drop, download, print.
'use strict';

const chunkBytes = 4 << 20;
const largeBytes = 1 << 20;
/** The program's memory is 4 GiB at most, and what is read needs room for its meaning too. */
const largestBytes = 1 << 30;
const progressEvery_ms = 100;
/** A download's address stays valid this long: browsers fetch it after the click. */
const addressLife_ms = 60000;

class AsahFiles {
  constructor(host) {
    this.host = host;
    this.lastFile = 0;
    this.dragDepth = 0;
  }

  listen(target) {
    const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
    const drag = (change) => (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const before = this.dragDepth > 0;
      this.dragDepth = Math.max(0, this.dragDepth + change);
      const over = this.dragDepth > 0;
      if (over !== before) this.host.call('_asah_drag_change', over ? 1 : 0);
    };
    target.addEventListener('dragenter', drag(1));
    target.addEventListener('dragleave', drag(-1));
    target.addEventListener('dragover', (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    });
    target.addEventListener('drop', (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      this.dragDepth = 0;
      this.host.call('_asah_drag_change', 0);
      this.readAll(0, [...event.dataTransfer.files]);
    });
  }

  choose(id, accept, many) {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = many;
    input.hidden = true;
    const end = (failure) => {
      input.remove();
      this.host.finish(id, failure);
    };
    input.addEventListener('change', async () => {
      await this.readAll(id, [...input.files]);
      end(failureNumber.none);
    });
    input.addEventListener('cancel', () => end(failureNumber.cancelled));
    document.body.append(input);
    input.click();
  }

  /** One after the other, each in chunks: a large file never stands in memory twice. */
  async readAll(id, files) {
    const { good, bad } = await this.unpacked(files);
    const together = good.length + bad.length;
    for (const { file, error } of bad) this.fail(id, file, error, together);
    for (const file of good) await this.read(id, file, together);
  }

  /** Archives replaced by what is in them; those that cannot be opened stand apart. */
  async unpacked(files) {
    const good = [];
    const bad = [];
    for (const file of files) {
      try {
        good.push(...(AsahZip.is(file) ? await AsahZip.files(file) : [file]));
      } catch (error) {
        bad.push({ file, error });
      }
    }
    return { good, bad };
  }

  fail(id, file, error, together) {
    const { host } = this;
    const number = ++this.lastFile;
    host.withText(file.name, (name, length) =>
      host.call('_asah_file_begin', number, id, name, length, 0, together));
    host.withText(String(error), (text, length) => host.call('_asah_file_fail', number, text, length));
  }

  async read(id, file, together) {
    const { host } = this;
    const number = ++this.lastFile;
    const fits = file.size <= largestBytes;
    host.withText(file.name, (name, length) =>
      host.call('_asah_file_begin', number, id, name, length, fits ? file.size : 0, together));
    try {
      if (!fits) throw new RangeError(`${file.size} bytes`);
      let reported = performance.now();
      for (let at = 0; at < file.size; at += chunkBytes) {
        const bytes = new Uint8Array(await file.slice(at, at + chunkBytes).arrayBuffer());
        const report = file.size > largeBytes && performance.now() - reported > progressEvery_ms;
        if (report) reported = performance.now();
        host.withBytes(bytes, (from, length) => host.call('_asah_file_add', number, from, length, report ? 1 : 0));
      }
      host.call('_asah_file_end', number);
    } catch (error) {
      host.withText(String(error), (text, length) => host.call('_asah_file_fail', number, text, length));
    }
  }

  save(name, mime, bytes) {
    const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), addressLife_ms);
  }

  /**
   * Prints an HTML document from a hidden frame. The page's content policy forbids style elements
   * and attributes; the document's styles are therefore set through the object model.
   */
  print(id, html) {
    const source = new DOMParser().parseFromString(html, 'text/html');
    const sheetText = [...source.querySelectorAll('style')].map((style) => style.textContent).join('\n');
    source.querySelectorAll('style, script, link, meta, base').forEach((element) => element.remove());
    const styled = [...source.querySelectorAll('[style]')].map((element) => {
      const style = element.getAttribute('style');
      element.removeAttribute('style');
      return [element, style];
    });
    const frame = document.createElement('iframe');
    frame.className = 'unseen';
    frame.setAttribute('aria-hidden', 'true');
    frame.tabIndex = -1;
    document.body.append(frame);
    const view = frame.contentWindow;
    const page = frame.contentDocument;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(sheetText);
    page.adoptedStyleSheets = [sheet];
    page.title = source.title;
    page.documentElement.lang = source.documentElement.lang;
    page.body.replaceWith(page.adoptNode(source.body));
    for (const [element, style] of styled) element.style.cssText = style;
    const end = () => {
      if (!frame.isConnected) return;
      frame.remove();
      this.host.finish(id, failureNumber.none);
    };
    view.addEventListener('afterprint', () => setTimeout(end));
    view.focus();
    view.print();
  }
}
