// The files of the repository as git sees them: tracked, and new ones that are not ignored.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export function openTree(folder) {
  const root = resolve(folder);
  const names = execFileSync('git', ['-c', `safe.directory=${root}`, 'ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 }).split('\0')
    .filter((name) => name !== '' && existsSync(join(root, name))).sort();
  const texts = new Map();
  return {
    root,
    names,
    has: (name) => existsSync(join(root, name)),
    /** Names that start with one of the folders and end with one of the endings. */
    select: (folders, endings) => names.filter((name) =>
      folders.some((folder) => name.startsWith(folder)) &&
      endings.some((ending) => name.endsWith(ending))),
    text(name) {
      if (!texts.has(name)) texts.set(name, readFileSync(join(root, name), 'utf8'));
      return texts.get(name);
    },
  };
}

/**
 * C++ text with comments, and with the contents of strings when asked, turned into blanks; line
 * ends stay, so positions and line numbers do too.
 */
export function blankCpp(text, { strings = true } = {}) {
  const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^()\\\s]{0,16})\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'/g;
  const blank = (part) => part.replace(/[^\n]/g, ' ');
  return text.replace(token, (part) => {
    if (part.startsWith('//') || part.startsWith('/*')) return blank(part);
    if (!strings) return part;
    const edge = part[0] === "'" ? "'" : '"';
    return `${edge}${blank(part.slice(1, -1))}${edge}`;
  });
}

export const lineOf = (text, index) => text.slice(0, index).split('\n').length;
