// Files that offices send one another, made by the command line and small edits of its JSON.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asah } from './command_line.mjs';

const today = '2026-09-02';
/** The cycle that is open in the sample regions of that day's year. */
export const cycleName = 'Pemetaan 2026';

/** A made-up region with so many people, as text. */
async function sample(root, folder, people) {
  await asah(root, folder, 'gen', '--region', 'rangkui', '--employees', `${people}`,
    '--today', today, '-o', 'contoh.json');
  return readFile(join(folder, 'contoh.json'), 'utf8');
}

/** What a receiver would send back who gives level 3 to all that the packet asks for. */
function filledIn(document) {
  const [packet] = document.packets;
  const [{ unit, position, ...person }] = document.employees;
  const asked = document.standards.filter((one) => one.position === position)
    .map(({ competency }) => competency).sort();
  const { sha256, counts, ...header } = document.asah;
  return {
    asah: { ...header, purpose: 'return', author: packet.receiver },
    regions: document.regions,
    competencies: document.competencies.filter(({ id }) => asked.includes(id))
      .map(({ id, code, name, domain }) => ({ id, code, name, domain })),
    employees: [person],
    cycles: document.cycles,
    packets: document.packets,
    ratings: [{
      cycle: packet.cycle, competencies: asked,
      sheets: [{ employee: person.id, source: 'self', date: packet.made, levels: asked.map(() => 3) }],
    }],
  };
}

/**
 * An office that has sent packets for self-rating to everyone, and `count` returns of them. Resolves
 * to { register, returns, levels }: the workspace's file, the returns' files, and how many levels
 * these bring, of which none is in the workspace.
 */
export async function officeWithReturns(root, folder, people, count) {
  const workspace = JSON.parse(await sample(root, folder, people));
  const cycle = workspace.cycles.find(({ name }) => name === cycleName).id;
  workspace.asah.purpose = 'full';
  workspace.ratings = workspace.ratings.filter((block) => block.cycle !== cycle);
  await writeFile(join(folder, 'awal.json'), JSON.stringify(workspace));
  await asah(root, folder, 'split', 'awal.json', '--cycle', cycle, '--by', 'self', '--register', 'daftar.json',
    '--today', today, '-o', 'paket');
  await mkdir(join(folder, 'balasan'));
  const names = (await readdir(join(folder, 'paket'))).filter((name) => name.endsWith('.asn.json')).sort();
  const returns = [];
  let levels = 0;
  for (const name of names.slice(0, count)) {
    const back = filledIn(JSON.parse(await readFile(join(folder, 'paket', name), 'utf8')));
    levels += back.ratings[0].sheets[0].levels.length;
    const path = join('balasan', name.replace(/^paket-/, 'balasan-'));
    await writeFile(join(folder, 'isian.json'), JSON.stringify(back));
    await asah(root, folder, 'convert', 'isian.json', path);
    returns.push(join(folder, path));
  }
  return { register: join(folder, 'daftar.json'), returns, levels };
}

const afterComma = (line) => (line.endsWith(',') ? ',' : '');

/** Names a sheet within its cycle. */
const sheetName = ({ employee, source = 'superior', rater = '', date }) => [employee, source, rater, date].join(' ');

/**
 * Goes through a workspace's text, line by line, and calls `each(sheet)` for the sheets of the open
 * cycle; what that returns takes the sheet's place. Resolves to the text that comes of it.
 */
function throughSheets(text, each) {
  const cycle = new RegExp(`"id":"([^"]+)","name":"${cycleName}"`).exec(text)[1];
  let inside = false;
  return text.split('\n').map((line) => {
    if (line.startsWith('{"cycle":') && line.includes('"sheets":[')) inside = line.includes(cycle);
    if (!inside || !/^\{"employee":.*"levels":\[/.test(line)) return line;
    const changed = each(JSON.parse(line.replace(/,$/, '')));
    return changed ? JSON.stringify(changed) + afterComma(line) : line;
  }).join('\n');
}

/** The first level of each sheet of the open cycle, by sheet: a Map. */
export function firstLevels(text) {
  const found = new Map();
  throughSheets(text, (sheet) => { found.set(sheetName(sheet), sheet.levels[0]); });
  return found;
}

/**
 * A workspace's text as a copy of it at another office, which gave the sheets that `picks(index)`
 * another first level, `by` higher (6 is 0 again). Resolves to { text, edits }: levels by sheet.
 */
export function editedCopy(text, office, picks, by) {
  const edits = new Map();
  let index = 0;
  const edited = throughSheets(text, (sheet) => {
    if (typeof sheet.levels[0] !== 'number' || !picks(index++)) return null;
    const levels = [(sheet.levels[0] + by) % 6, ...sheet.levels.slice(1)];
    edits.set(sheetName(sheet), levels[0]);
    return { ...sheet, levels };
  });
  return { text: edited.replace(/"office":"[^"]*"/, `"office":"${office}"`), edits };
}

/** A large workspace as text, standing at a step that its copies can name. */
export async function largeWorkspace(root, folder, people) {
  const text = await sample(root, folder, people);
  const revision = `"base_revision":{"seq":7,"digest":"${'5a'.repeat(32)}"}`;
  return text.replace('"purpose":"sample"', `"purpose":"full",${revision}`);
}
