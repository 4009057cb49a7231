/** The form is the experiment: every change is a new run, but the rate, which a run takes up as it goes. */
import { byId, find, findAll } from '../dom.js';
import { fitting, valuesAt } from '../changes.js';
import * as experiment from '../experiment.js';
import { choice, isUsed, onTheWay, schema, setting, stepped, titleOf, withChoice } from '../kit/schema.js';
import { changed, differing, parseWhole, printWhole, valuesOf } from '../lanes.js';
import { whole } from '../numbers.js';

/** @param {any} app */
export function recipe(app) {
  const form = byId('experiment');
  /** The last experiment that ran, with all its lanes. */
  let all = parseWhole(document.body.dataset.experiment);
  /** The settings of the lane looked at. @type {experiment.Values} */
  let good = valuesOf(all, 0);
  /** The same with what was changed on the way up to the epoch that is shown. @type {experiment.Values} */
  let now = good;
  /** Keys whose text the server would not have. @type {Set<string>} */
  const bad = new Set();
  /** Keys that the address had wrong: said until the next change. @type {Set<string>} */
  const outset = new Set();
  let asked = '';
  /** When the slider moved last: what is being dragged is ahead of the run. */
  let dragged = -Infinity;
  const dragging = () => performance.now() - dragged < 500;

  experiment.fill(form, good);
  show(good);
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const control of form.elements) {
    if (control.dataset?.part || !control.name) continue;
    control.addEventListener(control.type === 'range' ? 'input' : 'change', () => change(control.name));
    if (control.type === 'range') control.addEventListener('change', app.slid);
    if (control.type === 'text') control.addEventListener('keydown', (event) => nudge(event, control));
  }
  findAll(form, '[data-part="decay"]').forEach((control) => control.addEventListener('change', composeDecay));
  byId('keep').addEventListener('change', composeKeep);

  function change(key) {
    let value = experiment.readControl(form, key);
    if (key === 'inputs' && !value) return say('inputs', 'at least one');
    clear(key);
    if (value === (onTheWay().includes(key) ? now : good)[key]) return undefined;
    asked = key;
    if (key === 'noise') {
      dragged = performance.now();
      showNoise(good);
    }
    if (onTheWay().includes(key) && app.underWay() && !differing(all).includes(key)) {
      return app.change(`${key}:${value}`);
    }
    const { form: kind } = setting(key);
    const edits = key === 'data' ? { edits: setting('edits').usual } : {};
    return open(kind.kind === 'choice' ? { ...withChoice(good, key, value), ...edits } : { ...good, [key]: value }, key === 'noise');
  }

  function open(values, sliding = false) {
    for (const key of outset) clear(key);
    outset.clear();
    const changes = Object.fromEntries(Object.entries(values).filter(([key, value]) => good[key] !== value));
    // What was changed on the way goes on to mean something only where there are the same points and layers.
    const still = fitting(values.changes, changes, good.layers);
    if (still !== good.changes) changes.changes = still;
    app.open(printWhole(changed(all, changes, app.store.state.focus)), sliding);
  }

  function composeDecay() {
    const kind = byId('decay-kind').value;
    const parts = choice('decay', kind).numbers ?? [];
    const fields = [byId('decay-first'), byId('decay-every')];
    const anew = kind !== good.decay.split(':')[0];
    if (anew) parts.forEach(({ usual }, i) => (fields[i].value = usual));
    const numbers = parts.map(({ usual }, i) => (anew ? usual : fields[i].value.trim() || usual));
    if (parts.at(-1)?.optional && Number(numbers.at(-1)) === Number(parts.at(-1).usual)) numbers.pop();
    form.elements.decay.value = [kind, ...numbers].join(':');
    change('decay');
  }

  /** One number for all hidden layers, or one for each. */
  function composeKeep() {
    const keeps = byId('keep').value.split(/[\s,;]+/).filter(Boolean);
    const layers = experiment.parseLayers(now.layers);
    if (app.underWay() && !differing(all).includes('layers')) {
      return changeKeeps(keeps.length === 1 ? keeps : layers.map((_, i) => keeps[i] ?? '1'));
    }
    const next = layers.map((layer, i) => experiment.withKeep(layer, keeps[keeps.length === 1 ? 0 : i] ?? '1'));
    return changeLayers(next);
  }

  /** Dropout on the way, in all hidden layers. @param {string[]} keeps */
  function changeKeeps(keeps) {
    asked = 'layers';
    clear('layers');
    const same = keeps.every((keep) => keep === keeps[0]);
    return app.change(['keep', ...(same ? keeps.slice(0, 1) : keeps)].join(':'));
  }

  function changeLayers(layers) {
    form.elements.layers.value = experiment.printLayers(layers);
    change('layers');
  }

  /** Writes what follows from the values: names, paleness, which numbers the step uses. */
  function show(values) {
    for (const { key, user, idle } of schema().settings) {
      const control = form.elements[key]?.[0]?.name ? form.elements[key][0] : form.elements[key];
      if (user && control) control.closest('.blank, .field').hidden = !isUsed(key, values);
      if (idle !== undefined && control?.type === 'text') control.classList.toggle('idle', values[key] === idle);
    }
    const [kind, ...numbers] = values.decay.split(':');
    byId('decay-kind').value = kind;
    byId('decay-kind').classList.toggle('idle', kind === setting('decay').idle);
    ['first', 'every'].forEach((field, i) => {
      const { title: name, usual } = choice('decay', kind)?.numbers?.[i] ?? {};
      const input = byId(`decay-${field}`);
      input.parentElement.hidden = !name;
      byId(`decay-${field}-name`).textContent = name ?? '';
      if (input !== document.activeElement) input.value = numbers[i] ?? usual ?? '';
    });
    const keeps = experiment.parseLayers(values.layers).map(experiment.keepOf);
    if (byId('keep') !== document.activeElement) byId('keep').value = new Set(keeps).size <= 1 ? (keeps[0] ?? '1') : keeps.join(', ');
    byId('keep').classList.toggle('idle', keeps.every((keep) => keep === '1'));
    byId('keep').disabled = !keeps.length;
    const drops = keeps.some((keep) => keep !== '1');
    for (const key of ['mask', 'dropoutSeed']) form.elements[key].closest('.blank').hidden = !drops;
    byId('data-chosen').textContent = byId('data-name').textContent = titleOf('data', values.data);
    const count = keeps.length;
    byId('layer-count').textContent = count === 0 ? 'no hidden layer' : count === 1 ? '1 hidden layer' : `${count} hidden layers`;
    byId('fewer-layers').disabled = count === 0;
    showNoise(values);
    byId('recipe-summary').replaceChildren(...summary(values));
  }

  function showNoise(values) {
    const noise = byId('noise');
    noise.max = String(Math.max(1, Number(values.noise)));
    if (!dragging()) noise.value = values.noise;
    byId('noise-value').value = noise.value;
    noise.style.setProperty('--fill', `${(100 * noise.value) / noise.max}%`);
  }

  function say(key, allowed) {
    const output = byId(`say-${key}`);
    const control = form.elements[key];
    if (!output) return app.tell(`${key}: ${allowed}`);
    output.textContent = /^(at least|must)/.test(allowed) ? allowed : `must be ${allowed}`;
    (control?.setAttribute ? control : null)?.setAttribute('aria-invalid', 'true');
    bad.add(key);
    return undefined;
  }

  function clear(key) {
    if (!bad.delete(key)) return;
    byId(`say-${key}`).textContent = '';
    form.elements[key]?.removeAttribute?.('aria-invalid');
  }

  /** What was wrong with the address the page was opened with, said beside the control that has its default now. */
  for (const item of findAll(document, '#problems li')) {
    const { key, value, allowed } = item.dataset;
    if (byId(`say-${key}`)) {
      say(key, allowed);
      byId(`say-${key}`).textContent = `The address said ${value || 'nothing'}; must be ${allowed}`;
      outset.add(key);
    } else app.tell(item.textContent, 6000);
  }

  return {
    /** Dropout of one layer: on the way where the run is under way. @param {number} index @param {string} keep */
    changeKeep(index, keep) {
      const layers = experiment.parseLayers(now.layers);
      if (!app.underWay() || differing(all).includes('layers')) return changeLayers(experiment.parseLayers(good.layers).map((layer, i) => (i === index ? experiment.withKeep(layer, keep) : layer)));
      return changeKeeps(layers.map((layer, i) => (i === index ? keep : experiment.keepOf(layer))));
    },
    get now() {
      return now;
    },
    changeLayers(edit) {
      changeLayers(edit(experiment.parseLayers(good.layers)));
    },
    /** @param {Record<string, string>} changes */
    with(changes) {
      open({ ...good, ...changes });
    },
    get values() {
      return good;
    },
    get whole() {
      return all;
    },
    /** @param {import('../store.js').State} state @param {import('../store.js').State | null} before */
    draw(state, before) {
      if (state.opened && (before?.opened !== state.opened || before.focus !== state.focus || before.grid !== state.grid)) {
        all = parseWhole(state.experiment);
        good = valuesOf(all, state.focus);
        now = valuesAt(good, state.epoch);
        markDiffering(form, state.grid ? differing(all) : [], app);
        if (!bad.has(asked)) asked = '';
        experiment.fill(form, now, dragging() ? new Set([...bad, 'noise']) : bad);
        show(now);
        describe(state.opened, state.lane);
      } else if (before && (before.experiment !== state.experiment || (before.epoch !== state.epoch && good.changes))) {
        all = parseWhole(state.experiment);
        good = valuesOf(all, state.focus);
        const then = now;
        now = valuesAt(good, state.epoch);
        if (before.experiment !== state.experiment || [...onTheWay(), 'layers'].some((key) => then[key] !== now[key])) {
          experiment.fill(form, now, bad);
          show(now);
        }
      }
      if (state.problem && before?.problem !== state.problem) {
        const key = form.elements[state.problem.key] ? state.problem.key : asked || state.problem.key;
        say(key, state.problem.allowed);
        if (form.elements[key]?.type === 'hidden' || key === 'inputs') experiment.fill(form, good, new Set(Object.keys(good).filter((k) => k !== key)));
      }
      if (!before || before.epoch === 0 !== (state.epoch === 0)) {
        byId('what-restarts').hidden = state.epoch === 0;
      }
    },
  };
}

/** What the settings amount to, in words. */
function describe({ task, classes }, lane) {
  const inputs = lane.layers[0].units;
  const asked = task === 'regression' ? 'a number' : `${classes} classes`;
  byId('data-shape').textContent = `${inputs} input${inputs > 1 ? 's' : ''}, ${asked}`;
  byId('shape').textContent = `${whole(lane.parameters)} parameters: ${lane.description}`;
  const auto = find(document, '[name="loss"] [value="auto"]');
  auto.text = matchMedia('(min-width: 900px) and (max-width: 1379px)').matches ? 'auto' : `auto: ${titleOf('loss', lane.loss)}`;
}

/** Arrow keys in a number: the next round rate, the next seed. */
function nudge(event, control) {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const x = Number(control.value);
  if (!Number.isFinite(x) || control.value === '') return;
  event.preventDefault();
  control.value = String(stepped(setting(control.name), x, event.key === 'ArrowUp'));
  control.dispatchEvent(new Event('change'));
}

/** What lanes differ in is a dashed box that leads to them, where no lane is open. @param {HTMLFormElement} form @param {string[]} keys @param {any} app */
function markDiffering(form, keys, app) {
  const controls = { layers: byId('keep'), decay: byId('decay-kind') };
  for (const control of form.elements) {
    const key = Object.keys(controls).find((name) => controls[name] === control) ?? control.name;
    const blank = control.closest('.blank');
    if (!blank || !key || (key in controls && controls[key] !== control)) continue;
    const differs = keys.includes(key);
    blank.classList.toggle('differs', differs);
    blank.hidden ||= key === 'scale' && differs && keys.includes('init');
    control.disabled = differs;
    let box = find(blank, '.differ');
    if (differs && !box) {
      box = document.createElement('button');
      box.type = 'button';
      box.className = 'differ';
      box.addEventListener('click', () => app.openLane(0));
      blank.append(box);
    }
    if (differs) {
      box.textContent = key === keys[0] ? `${app.store.state.opened.lanes.length} lanes differ` : 'differs';
      box.title = 'Lanes differ in it: open one to change it there';
    } else box?.remove();
  }
}

/** The recipe in a line, for narrow screens. @param {experiment.Values} values */
function summary(values) {
  const held = schema().settings
    .filter(({ key, group, idle }) => group === 'restraint' && idle !== undefined && values[key] !== idle)
    .map(({ key, brief }) => `${brief} ${values[key]}`);
  if (values.layers.includes('keep')) held.push('dropout');
  return [['Start', titleOf('init', values.init)], ['Step', `${choice('opt', values.opt)?.brief} ${values.lr}`], ['Hold back', held.join(', ') || 'none']].flatMap(([name, value]) => {
    const strong = document.createElement('b');
    strong.textContent = value;
    return [`${name} `, strong, ' '];
  });
}
