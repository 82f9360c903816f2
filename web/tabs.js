// Tabs of one browser: messages between them, and who is the writer. The role is a Web Lock; where
// there are none (plain http) tabs ask each other by messages.
'use strict';

const roleNumber = { writer: 1, reader: 2 };
const lockName = 'asah-writer';
/** After this long without an answer the writer loses the role to the tab that asked. */
const takeOverPatience_ms = 3000;
/** A reader that is not the heir stays out of the way for this long. */
const standAside_ms = 5000;
/** How long a tab without Web Locks waits for a writer to answer. */
const pingPatience_ms = 500;

/** Small messages {kind, from, ...} to all other tabs: BroadcastChannel, else storage events. */
class TabChannel {
  constructor(receive) {
    this.id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    const take = (message) => {
      if (message?.from && message.from !== this.id) receive(message);
    };
    try {
      this.channel = new BroadcastChannel('asah');
      this.channel.onmessage = (event) => take(event.data);
    } catch {
      window.addEventListener('storage', (event) => {
        if (event.key === 'asah.message' && event.newValue) take(JSON.parse(event.newValue));
      });
    }
  }

  send(kind, data = {}) {
    const message = { ...data, kind, from: this.id };
    if (this.channel) {
      this.channel.postMessage(message);
      return;
    }
    try {
      localStorage.setItem('asah.message', JSON.stringify({ ...message, at: performance.now() }));
      localStorage.removeItem('asah.message');
    } catch {
      // No storage either: this tab is alone as far as it can know.
    }
  }
}

/** The writer role by Web Locks. `changed(role)` is called for every change after `begin`. */
class LockedRole {
  constructor(channel, changed) {
    this.channel = channel;
    this.changed = changed;
    this.letGo = null;
  }

  /** Resolves to the role this tab starts with. */
  begin() {
    return new Promise((resolve) => {
      this.hold({ ifAvailable: true }, () => resolve('writer'), () => {
        resolve('reader');
        this.queue();
      });
    });
  }

  /** Asks for the lock; holds it until release() or until another tab steals it. */
  hold(options, got, refused) {
    let mine = false;
    navigator.locks.request(lockName, options, (lock) => {
      if (!lock) {
        refused?.();
        return undefined;
      }
      mine = true;
      this.waiting?.abort();
      this.waiting = null;
      got();
      return new Promise((done) => { this.letGo = done; });
    }).catch((error) => {
      if (error.name !== 'AbortError') console.warn(`writer role: ${error}`);
      if (mine) this.lost();
    });
  }

  /** Waits in line: becomes the writer when the present one goes. */
  queue() {
    if (this.waiting || this.letGo) return;
    const waiting = new AbortController();
    this.waiting = waiting;
    this.hold({ signal: waiting.signal }, () => this.changed('writer'));
  }

  lost() {
    this.letGo = null;
    this.changed('reader');
    this.queue();
  }

  take() {
    if (this.letGo) return;
    this.queue();
    this.channel.send('take');
    setTimeout(() => {
      if (!this.letGo) this.hold({ steal: true }, () => this.changed('writer'));
    }, takeOverPatience_ms);
  }

  release() {
    if (!this.letGo) return;
    this.letGo();
    this.letGo = null;
    this.changed('reader');
    setTimeout(() => this.queue(), standAside_ms);
  }

  /** Another tab sent a message; true when the application shall save and let go. */
  receive(message) {
    if (message.kind !== 'take') return false;
    if (this.letGo) return true;
    this.waiting?.abort();
    this.waiting = null;
    setTimeout(() => this.queue(), standAside_ms);
    return false;
  }
}

/** The same by messages. Two tabs that start in the same moment: the smaller id wins. */
class AskedRole {
  constructor(channel, changed) {
    this.channel = channel;
    this.changed = changed;
    this.role = null;
  }

  async begin() {
    this.role = (await this.someoneWrites()) ? 'reader' : 'writer';
    setInterval(() => this.lookAgain(), standAside_ms);
    window.addEventListener('pagehide', () => {
      if (this.role === 'writer') this.channel.send('free', { heir: null });
    });
    return this.role;
  }

  someoneWrites() {
    this.answered = false;
    this.channel.send('ping');
    return new Promise((resolve) => {
      setTimeout(() => resolve(this.answered), pingPatience_ms);
    });
  }

  async lookAgain() {
    if (this.role === 'reader' && !(await this.someoneWrites()) && this.role === 'reader') this.become('writer');
  }

  become(role) {
    if (this.role === role) return;
    this.role = role;
    this.changed(role);
  }

  take() {
    if (this.role === 'writer') return;
    this.channel.send('take');
    setTimeout(() => {
      if (this.role === 'writer') return;
      this.channel.send('stolen');
      this.become('writer');
    }, takeOverPatience_ms);
  }

  release() {
    if (this.role !== 'writer') return;
    this.become('reader');
    this.channel.send('free', { heir: this.asker ?? null });
  }

  receive(message) {
    const { kind, from } = message;
    if (kind === 'ping' && (this.role === 'writer' || (this.role === null && this.channel.id < from))) {
      this.channel.send('pong', { to: from });
    } else if (kind === 'pong' && message.to === this.channel.id) {
      this.answered = true;
    } else if (kind === 'stolen' && this.role === 'writer') {
      this.become('reader');
    } else if (kind === 'free' && this.role === 'reader') {
      if (message.heir === this.channel.id) this.become('writer');
      else if (message.heir === null) setTimeout(() => this.lookAgain(), Math.random() * pingPatience_ms);
    } else if (kind === 'take' && this.role === 'writer') {
      this.asker = from;
      return true;
    }
    return false;
  }
}

class AsahTabs {
  constructor(host) {
    this.host = host;
    this.channel = new TabChannel((message) => this.receive(message));
    const changed = (role) => host.call('_asah_role_change', roleNumber[role]);
    this.role = navigator.locks ? new LockedRole(this.channel, changed) : new AskedRole(this.channel, changed);
  }

  async begin() {
    this.host.call('_asah_role_change', roleNumber[await this.role.begin()]);
  }

  receive(message) {
    if (message.kind === 'text') {
      this.host.withText(message.text, (text, length) => this.host.call('_asah_message_receive', text, length));
    } else if (this.role.receive(message)) {
      this.host.call('_asah_role_ask');
    }
  }
}
