// write.js: the fields of a message. What is typed stands in the fields and in the text below them, and nowhere else.
(function (document, vademecum) {
  'use strict';

  var forms = Array.prototype.map.call(document.querySelectorAll('form.message'), live);

  /** Shows the fields of `form` and lets them make its text. Gives what clears it. */
  function live(form) {
    var items = Array.prototype.slice.call(form.querySelectorAll('.message-item'));
    var made = form.querySelector('.message-made');
    var text = made.querySelector('.message-text');
    var status = made.querySelector('.message-status');

    function update() {
      var message = vademecum.write.compose(form.dataset, items.map(function (item) { return point(item, form.dataset); }));
      text.textContent = message;
      made.hidden = message === '';
      form.classList.toggle('is-written', message !== '');
      // Paper gets the text alone.
      document.documentElement.classList.toggle('has-message', document.querySelector('.is-written') !== null);
      status.textContent = '';
    }

    function clear() {
      items.forEach(empty);
      update();
    }

    form.classList.add('is-live');
    items.forEach(show);
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    form.addEventListener('input', update);
    form.addEventListener('change', update);
    made.querySelector('.copy-message').addEventListener('click', function () {
      vademecum.copy(text, function (done) {
        status.textContent = done ? document.body.dataset.copied : document.body.dataset.copyFailed;
      });
    });
    made.querySelector('.print-message').addEventListener('click', function () { window.print(); });
    made.querySelector('.clear-message').addEventListener('click', function () {
      clearAll();
      // The button is gone with the text: the reader goes on at the first field.
      form.querySelector('textarea, select').focus();
      tell(form, made.dataset.cleared);
    });
    clear();
    return clear;
  }

  function fields(item) {
    return Array.prototype.slice.call(item.querySelectorAll('textarea, select'));
  }

  function show(item) {
    fields(item).forEach(function (field) { field.hidden = false; });
  }

  /** Empties the fields of `item`, their undo lists with them: a new field remembers nothing. */
  function empty(item) {
    fields(item).forEach(function (field) {
      if (field.value === '') return;
      var fresh = field.cloneNode(true);
      fresh.value = '';
      field.parentNode.replaceChild(fresh, field);
    });
    who(item);
  }

  /** What the fields of `item` say. */
  function point(item, words) {
    var field = item.querySelector('textarea');
    if (field) return { says: item.dataset.says, text: field.value, consent: false };
    var answer = item.querySelector('select').value;
    return { says: item.dataset.says, text: vademecum.write.consent(words[answer] || '', who(item)), consent: true };
  }

  /** Who gave a consent. It is asked where somebody was asked and the source says who can. */
  function who(item) {
    var by = item.querySelector('.consent-by');
    if (!by) return '';
    var select = by.querySelector('select');
    by.hidden = item.querySelector('select').value === '' || select.options.length < 2;
    return by.hidden ? '' : select.value;
  }

  /** Says in a moment, so that screen readers notice the change. */
  function tell(form, words) {
    var status = form.querySelector('.message-cleared');
    if (!status) {
      status = document.createElement('p');
      status.className = 'message-cleared message-status';
      status.setAttribute('role', 'status');
      form.insertBefore(status, form.firstChild);
    }
    status.textContent = '';
    window.setTimeout(function () { status.textContent = words; }, 50);
    form.addEventListener('input', function () { status.textContent = ''; }, { once: true });
  }

  function clearAll() {
    forms.forEach(function (clear) { clear(); });
  }

  window.addEventListener('pagehide', clearAll);
  window.addEventListener('pageshow', clearAll);
})(document, window.vademecum);
