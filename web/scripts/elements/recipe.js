/** The form is the experiment: every change is a new run, but the rate, which a run takes up as it goes. */
import { byId, find, findAll } from '../dom.js';
import { ON_THE_WAY, fitting, valuesAt } from '../changes.js';
import * as experiment from '../experiment.js';
import { changed, differing, parseWhole, printWhole, valuesOf } from '../lanes.js';
import { whole } from '../numbers.js';

const USES = {
  gd: [], momentum: ['beta1'], nesterov: ['beta1'], adagrad: ['epsilon'], rmsprop: ['beta2', 'epsilon'],
  adam: ['beta1', 'beta2', 'epsilon'], adamw: ['beta1', 'beta2', 'epsilon'],
};
const NOTHING = { scale: '1', l1: '0', l2: '0', dev: '0', patience: 'none', epsilon: '1e-8' };
/** What a decay's numbers are called, and what they are at first. */
const DECAYS = {
  none: [], inverse: [['rate', '1'], ['every', '1']], exponential: [['×', '0.95']], step: [['×', '0.5'], ['every', '100']], cosine: [['over epochs', '1000']],
};

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
    if (value === (ON_THE_WAY.includes(key) ? now : good)[key]) return undefined;
    asked = key;
    if (key === 'noise') {
      dragged = performance.now();
      showNoise(good);
    }
    if (ON_THE_WAY.includes(key) && app.underWay() && !differing(all).includes(key)) {
      if (value === '' || !Number.isFinite(Number(value))) return say(key, key === 'lr' ? 'a number above 0, up to 10' : 'a number from 0 to 1000');
      return app.change({ [key]: Number(value) });
    }
    return open(key === 'data' ? experiment.withData(good, value) : { ...good, [key]: value }, key === 'noise');
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
    const fields = [byId('decay-first'), byId('decay-every')];
    const anew = kind !== good.decay.split(':')[0];
    if (anew) DECAYS[kind].forEach(([, usual], i) => (fields[i].value = usual));
    const numbers = DECAYS[kind].map(([, usual], i) => (anew ? usual : fields[i].value.trim() || usual));
    if (kind === 'inverse' && Number(numbers[1]) === 1) numbers.pop();
    form.elements.decay.value = [kind, ...numbers].join(':');
    change('decay');
  }

  /** One number for all hidden layers, or one for each. */
  function composeKeep() {
    const keeps = byId('keep').value.split(/[\s,;]+/).filter(Boolean);
    const layers = experiment.parseLayers(now.layers);
    if (app.underWay() && !differing(all).includes('layers')) {
      const numbers = keeps.map((keep) => Number(keep.replace(',', '.')));
      return changeKeeps(numbers.length === 1 ? numbers : layers.map((_, i) => numbers[i] ?? 1));
    }
    const next = layers.map((layer, i) => experiment.withKeep(layer, keeps[keeps.length === 1 ? 0 : i] ?? '1'));
    return changeLayers(next);
  }

  /** Dropout on the way, in all hidden layers. @param {number[]} keeps */
  function changeKeeps(keeps) {
    asked = 'layers';
    clear('layers');
    if (!keeps.length || !keeps.every((keep) => keep > 0 && keep <= 1)) return say('layers', 'above 0, up to 1');
    const same = keeps.every((keep) => keep === keeps[0]);
    return app.change({ keep: same ? [keeps[0]] : keeps });
  }

  function changeLayers(layers) {
    form.elements.layers.value = experiment.printLayers(layers);
    change('layers');
  }

  /** Writes what follows from the values: names, paleness, which numbers the step uses. */
  function show(values) {
    const uses = USES[values.opt] ?? [];
    for (const key of ['beta1', 'beta2', 'epsilon']) form.elements[key].closest('.blank').hidden = !uses.includes(key);
    for (const [key, idle] of Object.entries(NOTHING)) form.elements[key].classList.toggle('idle', values[key] === idle);
    const [kind, ...numbers] = values.decay.split(':');
    byId('decay-kind').value = kind;
    byId('decay-kind').classList.toggle('idle', kind === 'none');
    ['first', 'every'].forEach((field, i) => {
      const [name, usual] = DECAYS[kind]?.[i] ?? [];
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
    byId('mask-blank').hidden = form.elements.dropoutSeed.closest('.blank').hidden = !drops;
    const chosen = [...form.elements.data].find((radio) => radio.checked);
    const title = chosen?.dataset.title ?? values.data;
    byId('data-chosen').textContent = byId('data-name').textContent = title;
    byId('classes-field').hidden = !experiment.takesClasses(values);
    const count = keeps.length;
    byId('layer-count').textContent = count === 0 ? 'no hidden layer' : count === 1 ? '1 hidden layer' : `${count} hidden layers`;
    byId('fewer-layers').disabled = count === 0;
    showNoise(values);
    byId('recipe-summary').replaceChildren(...summary(form, values));
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
      return changeKeeps(layers.map((layer, i) => Number(i === index ? keep : experiment.keepOf(layer))));
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
        if (before.experiment !== state.experiment || ['lr', 'l1', 'l2', 'layers'].some((key) => then[key] !== now[key])) {
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
  const names = { crossentropy: 'cross-entropy', squared: 'squared error' };
  const auto = find(document, '[name="loss"] [value="auto"]');
  auto.text = matchMedia('(min-width: 900px) and (max-width: 1379px)').matches ? 'auto' : `auto: ${names[lane.loss] ?? lane.loss}`;
}

/** Arrow keys in a number: the next round rate, the next seed. */
function nudge(event, control) {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const x = Number(control.value);
  if (!Number.isFinite(x) || control.value === '') return;
  event.preventDefault();
  const up = event.key === 'ArrowUp';
  const rounds = ['lr', 'l1', 'l2', 'epsilon'].includes(control.name);
  let next = x + (up ? 1 : -1) * ({ scale: 1, n: 50, test: 50, dev: 50, patience: 10, beta1: 0.01, beta2: 0.001 }[control.name] ?? 1);
  if (rounds) next = x === 0 ? (up ? 0.001 : 0) : nextRound(x, up);
  control.value = String(Number(Math.max(0, next).toPrecision(6)));
  control.dispatchEvent(new Event('change'));
}

/** 0.001, 0.003, 0.01, 0.03 … @param {number} x @param {boolean} up */
function nextRound(x, up) {
  const third = Math.round(Math.log10(x) * 2) + (up ? 1 : -1);
  return Number((10 ** Math.floor(third / 2) * (third % 2 === 0 ? 1 : 3)).toPrecision(1));
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

/** The recipe in a line, for narrow screens. */
function summary(form, values) {
  const text = (name) => form.elements[name].selectedOptions[0].text.replace(/ \(.*/, '');
  const held = [values.patience !== 'none' && `patience ${values.patience}`, values.l2 !== '0' && `L2 ${values.l2}`, values.l1 !== '0' && `L1 ${values.l1}`, values.layers.includes('keep') && 'dropout'].filter(Boolean);
  const step = values.opt === 'gd' ? 'descent' : text('opt');
  return [['Start', text('init')], ['Step', `${step} ${values.lr}`], ['Hold back', held.join(', ') || 'none']].flatMap(([name, value]) => {
    const strong = document.createElement('b');
    strong.textContent = value;
    return [`${name} `, strong, ' '];
  });
}
