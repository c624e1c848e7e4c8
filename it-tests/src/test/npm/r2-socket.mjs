// A client that speaks WebSocketR2 as its library's captured traffic has it: ids count from 0, over all connections; what has no
// answer is sent again, the very same frame, after a time and when the connection is back. It runs in Node with the class of ws,
// and in a page with the browser's own.

export class R2Client {
  #url;
  #WebSocket;
  #resendAfter;
  #reconnectAfter;
  #socket;
  #nextId = 0;
  #pending = new Map();
  #unsent = [];
  #over = false;

  /** How many frames have come. */
  received = 0;

  /** How often it has connected. */
  connections = 0;

  /** Hears of each event: a topic and what goes with it. */
  onEvent = () => {};

  /** Hears of each notification. */
  onNotification = () => {};

  constructor(url, WebSocket, { resendAfter = 30_000, reconnectAfter = 20 } = {}) {
    this.#url = url;
    this.#WebSocket = WebSocket;
    this.#resendAfter = resendAfter;
    this.#reconnectAfter = reconnectAfter;
    this.#connect();
  }

  #connect() {
    const socket = new this.#WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => {
      this.connections++;
      this.#pending.forEach(({ frame }) => socket.send(frame));
      this.#unsent.splice(0).forEach((frame) => socket.send(frame));
    };
    socket.onmessage = ({ data }) => this.#read(JSON.parse(data));
    socket.onerror = () => {}; // it is closed then
    socket.onclose = () => {
      if (!this.#over) {
        setTimeout(() => this.#connect(), this.#reconnectAfter);
      }
    };
  }

  #read({ id, data }) {
    this.received++;
    if (id === undefined) {
      if (data.event === undefined) {
        this.onNotification(data.action, data.params);
      } else {
        this.onEvent(data.event, data.data);
      }
      return;
    }
    const request = this.#pending.get(id);
    if (request === undefined) {
      return; // it was sent again, and answered twice
    }
    this.#pending.delete(id);
    clearInterval(request.timer);
    request.answered(data);
  }

  get #isOpen() {
    return this.#socket.readyState === 1;
  }

  /** Asks, and resolves with the data of the answer. */
  request(data) {
    const id = this.#nextId++;
    const frame = JSON.stringify({ data, id });
    return new Promise((answered) => {
      const timer = setInterval(() => {
        if (this.#isOpen) {
          this.#socket.send(frame);
        }
      }, this.#resendAfter);
      this.#pending.set(id, { frame, timer, answered });
      if (this.#isOpen) {
        this.#socket.send(frame);
      }
    });
  }

  /** Resolves with the result of a call, or rejects with its error. */
  async call(action, params) {
    const data = await this.request({ action, params });
    if (data?.error?.code !== undefined && Object.keys(data).length === 1) {
      throw data.error;
    }
    return data;
  }

  /** Sends what is not answered. */
  send(data) {
    const frame = JSON.stringify({ data });
    if (this.#isOpen) {
      this.#socket.send(frame);
    } else {
      this.#unsent.push(frame);
    }
  }

  /** Loses the connection, as a network does. */
  cut() {
    this.#socket.terminate();
  }

  close() {
    this.#over = true;
    this.#pending.forEach(({ timer }) => clearInterval(timer));
    this.#socket.close();
  }
}
