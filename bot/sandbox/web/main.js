// The page: what it shows, who looks at it, and keeping it as things are.

import { act, ask, follow, Refused, sameRun } from "./api.js";
import { h, toast } from "./dom.js";
import { Modal } from "./modal.js";
import { Place } from "./place.js";
import { sidebar } from "./sidebar.js";
import { Thread } from "./thread.js";
import { Topbar } from "./topbar.js";
import { Tour } from "./tour.js";
import { Traffic } from "./traffic.js";

const PROBLEMS = {
  http_timeout: "The app did not answer within three seconds.",
  connection_failed: "The app could not be reached.",
  http_error: "The app answered with an error.",
  invalid_response: "The app's answer is not one that Slack takes.",
  not_in_channel: "The app is not in this channel, so it does not hear of this.",
};

class App {
  constructor(about) {
    this.about = about;
    this.values = new Map();
    this.labels = new Map();
    this.read = new Map();
    this.side = null;
    Object.assign(this, this.fromAddress());
  }

  start() {
    this.tour = new Tour(this);
    this.top = new Topbar(this, document.getElementById("top"));
    this.middle = new Place(this, document.getElementById("main"));
    this.modal = new Modal(this);
    this.lost = h("p", { class: "notice lost", role: "alert" }, "The demo is not there any more. Start it again, and this page goes on by itself.");
    this.lost.hidden = true;
    document.body.append(this.lost);
    addEventListener("hashchange", () => this.go(this.fromAddress()));
    follow(() => this.refresh(), (there) => this.connected(there));
  }

  /** Tell when the server is gone; the page of an earlier run loads anew when there is another. */
  async connected(there) {
    const back = there && !this.lost.hidden;
    this.lost.hidden = there;
    if (back && !(await sameRun())) location.reload();
  }

  /** `#ana/general`, `#ben/`, `#ana//home`: two windows can be two people. */
  fromAddress() {
    const [user, place, tab] = location.hash.slice(1).split("/").map(decodeURIComponent);
    const known = this.about.people.some((one) => one.name === user);
    const first = this.about.people[0].name;
    return { user: known ? user : first, place: known ? (place ?? "") : "", tab: tab === "home" ? "home" : "messages" };
  }

  /** Be someone else, or go somewhere else. */
  async go({ user = this.user, place = user === this.user ? this.place : "", tab = "messages" }) {
    const moved = user !== this.user || place !== this.place || tab !== this.tab;
    if (moved && this.side instanceof Thread) this.closeSide();
    Object.assign(this, { user, place, tab });
    document.body.classList.remove("nav-open");
    const address = `#${encodeURIComponent(user)}/${encodeURIComponent(place)}${tab === "home" ? "/home" : ""}`;
    if (location.hash !== address) history.replaceState(null, "", address);
    await this.refresh();
    if (moved && !place && this.about.home) this.act({ act: "tab", tab });
  }

  here() {
    return this.state.places.find((one) => one.id === this.state.place);
  }

  /** Ask for what there is now, and draw it; what changes meanwhile is asked for once more. */
  refresh() {
    this.again = true;
    this.asking ??= this.catchUp().finally(() => (this.asking = null));
    return this.asking;
  }

  async catchUp() {
    while (this.again) {
      this.again = false;
      const [user, place] = [this.user, this.place];
      const state = await ask("state", { user, place }).catch(() => null);
      if (!state) return; // the stream tells when the server is there again
      if (user === this.user && place === this.place) this.draw(state);
      else this.again = true;
    }
  }

  draw(state) {
    this.state = state;
    this.place = this.here().name;
    this.drift = state.now - Date.now() / 1000;
    this.markRead();
    sidebar(this, document.getElementById("sidebar"));
    this.top.sync(this.side instanceof Traffic);
    this.middle.sync();
    this.side?.sync();
    this.modal.sync(state.modal);
  }

  /** At first everything counts as read; later what stands in the place that is open. */
  markRead() {
    for (const one of this.state.places) {
      const key = `${this.user} ${one.id}`;
      if (!this.read.has(key) || (one.id === this.state.place && this.tab !== "home")) this.read.set(key, one.last);
    }
  }

  isUnread(place) {
    return place.last > (this.read.get(`${this.user} ${place.id}`) ?? "");
  }

  /** How texts look to this person. */
  reader() {
    const { me, places } = this.state;
    const all = [this.about.app, ...this.about.people];
    return {
      zone: me.zone,
      locale: me.locale,
      now: Date.now() / 1000 + this.drift,
      name: (id) => all.find((one) => one.id === id)?.real_name ?? places.find((one) => one.id === id)?.name ?? SLACKBOT[id],
    };
  }

  /** Do something; what the app or the server did not take is told. */
  async act(said) {
    this.waiting = true; // what comes of it is to be seen
    try {
      const found = await act({ user: this.user, ...said });
      if (found.problem) toast(PROBLEMS[found.problem] ?? found.problem);
      return found;
    } catch (error) {
      toast(error instanceof Refused ? error.message : "The demo could not be reached.");
      return null;
    }
  }

  async write(text, thread) {
    const found = await this.act({ act: "write", place: this.place, text, ...(thread ? { thread } : {}) });
    await this.refresh();
    return found !== null;
  }

  /** To the newest message: to its end, or to its beginning where it is longer than the screen. */
  toBottom() {
    const { scroll, list } = this.middle;
    const last = list.node.lastElementChild;
    const long = last && last.offsetHeight > scroll.clientHeight;
    scroll.scrollTop = long ? last.offsetTop - scroll.offsetTop : scroll.scrollHeight;
  }

  /** To the beginning of a message, where it is not in sight. */
  toBeginning(row) {
    const { scroll } = this.middle;
    const top = row.offsetTop - scroll.offsetTop;
    const sees = scroll.scrollTop <= top && top + row.offsetHeight <= scroll.scrollTop + scroll.clientHeight;
    if (!sees) scroll.scrollTop = top;
  }

  openThread(ts) {
    this.openSide((node) => new Thread(this, node, ts));
  }

  togglePayloads() {
    if (this.side instanceof Traffic) this.closeSide();
    else this.openSide((node) => new Traffic(this, node));
  }

  openSide(make) {
    const node = document.getElementById("side");
    node.hidden = false;
    document.body.classList.add("side-open");
    this.side = make(node);
    this.side.sync();
    this.top.sync(this.side instanceof Traffic);
  }

  closeSide() {
    this.side = null;
    document.getElementById("side").hidden = true;
    document.body.classList.remove("side-open");
    this.top.sync(false);
    document.getElementById("composer").focus();
  }
}

const SLACKBOT = { USLACKBOT: "Slackbot" };

const app = new App(await ask("about"));
app.state = await ask("state", { user: app.user, place: app.place });
app.drift = app.state.now - Date.now() / 1000;
app.start();
app.draw(app.state);
