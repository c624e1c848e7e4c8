/* Search, and the choice between light and dark. Without it the pages are all there. */
(() => {
  'use strict';

  const KEY = 'callwire-theme';
  const THEMES = ['light', 'dark'];
  const MOST = 30;
  const root = document.documentElement;

  // Where pages may keep nothing, a choice lasts as long as its page.
  function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function remember(theme) {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // It is forgotten.
    }
  }

  if (THEMES.includes(remembered())) {
    root.dataset.theme = remembered();
  }

  function setUpTheme() {
    const button = document.getElementById('_theme');
    const system = matchMedia('(prefers-color-scheme: dark)');
    const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
    const say = () => {
      button.textContent = isDark() ? 'Light' : 'Dark';
      button.setAttribute('aria-label', isDark() ? 'Light theme' : 'Dark theme');
    };
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      remember(root.dataset.theme);
      say();
    });
    system.addEventListener('change', say);
    say();
    button.hidden = false;
  }

  /** How well an entry fits: 0 if it does not. */
  function score(entry, words) {
    const name = entry[1].toLowerCase();
    const said = entry[3].toLowerCase();
    let sum = 0;
    for (const word of words) {
      const at = name.indexOf(word);
      if (name === word) {
        sum += 100;
      } else if (at === 0) {
        sum += 60;
      } else if (at > 0) {
        sum += /[^a-z0-9]/.test(name[at - 1]) ? 50 : 30;
      } else if (said.includes(word)) {
        sum += 5;
      } else {
        return 0;
      }
    }
    return sum - Math.min(name.length, 200) / 100;
  }

  function find(entries, query) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      return [];
    }
    return entries
      .map((entry) => ({ entry, score: score(entry, words) }))
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score || (a.entry[1] < b.entry[1] ? -1 : 1))
      .slice(0, MOST)
      .map((hit) => hit.entry);
  }

  function setUpSearch() {
    const form = document.getElementById('_search');
    const input = document.getElementById('_query');
    const list = document.getElementById('_found');
    let entries = null;
    let chosen = -1;

    globalThis.callwire = {
      found(all) {
        entries = all;
        show();
      },
    };

    // The index is loaded when somebody wants it.
    function load() {
      if (!document.getElementById('_index')) {
        const script = document.createElement('script');
        script.id = '_index';
        script.src = 'search.js';
        document.head.append(script);
      }
    }

    function option(entry, i) {
      const link = document.createElement('a');
      link.id = '_found-' + i;
      link.href = entry[2];
      link.tabIndex = -1;
      link.setAttribute('role', 'option');
      link.setAttribute('aria-selected', 'false');
      for (const [part, text] of [['name', entry[1]], ['kind', entry[0]], ['words', entry[3]]]) {
        const span = document.createElement(part === 'name' ? 'code' : 'span');
        span.className = part;
        span.textContent = text;
        link.append(span, ' ');
      }
      return item(link);
    }

    function item(content) {
      const item = document.createElement('li');
      item.setAttribute('role', 'none');
      item.append(content);
      return item;
    }

    function choose(i) {
      const items = [...list.querySelectorAll('a')];
      chosen = items.length === 0 ? -1 : (i + items.length) % items.length;
      items.forEach((item, at) => item.setAttribute('aria-selected', String(at === chosen)));
      if (chosen >= 0) {
        items[chosen].scrollIntoView({ block: 'nearest' });
        input.setAttribute('aria-activedescendant', items[chosen].id);
      } else {
        input.removeAttribute('aria-activedescendant');
      }
    }

    function close() {
      list.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }

    function show() {
      if (entries === null || input.value.trim() === '') {
        close();
        return;
      }
      const hits = find(entries, input.value);
      list.replaceChildren(...hits.map(option));
      if (hits.length === 0) {
        const none = document.createElement('span');
        none.className = 'none';
        none.setAttribute('role', 'option');
        none.setAttribute('aria-disabled', 'true');
        none.textContent = 'Nothing was found.';
        list.append(item(none));
      }
      list.hidden = false;
      input.setAttribute('aria-expanded', 'true');
      choose(0);
    }

    input.addEventListener('focus', load);
    input.addEventListener('input', () => {
      load();
      show();
    });
    input.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
      } else if (event.key === 'Escape') {
        input.value = '';
        close();
        input.blur();
      }
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const link = list.hidden ? null : list.querySelector('[aria-selected=true]');
      if (link) {
        close();
        link.click();
      }
    });
    form.addEventListener('focusout', (event) => {
      if (!form.contains(event.relatedTarget)) {
        close();
      }
    });
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', close);
    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest && event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
      }
    });
    form.hidden = false;
  }

  document.addEventListener('DOMContentLoaded', () => {
    setUpTheme();
    setUpSearch();
  });
})();
