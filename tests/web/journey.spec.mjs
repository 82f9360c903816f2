// The main job in a real browser: a staff list of 14,000 people, standards, ratings, gaps, the
// browser killed and opened again, the work taken away as a file and opened elsewhere.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, test } from './support/harness.mjs';
import { choose, client, go, office, openApp } from './support/app_page.mjs';
import { click, clientIs, fill, node } from './support/check_page.mjs';
import { saved, until } from './support/wait.mjs';

const people = 14000;

const two = (number) => String(number).padStart(2, '0');

/** A valid synthetic NIP; serials 997 to 999. */
function nip(index) {
  const day = index % 28 + 1;
  const month = Math.floor(index / 28) % 12 + 1;
  const year = 1970 + Math.floor(index / 336) % 25;
  const sex = index % 2 + 1;
  const serial = 997 + Math.floor(index / 8400) % 3;
  return `${year}${two(month)}${two(day)}${year + 25}01${sex}${serial}`;
}

const units = ['Dinas Kesehatan', 'Dinas Pendidikan', 'Dinas Sosial', 'Kecamatan Coblong'];
const jobs = ['Perawat Ahli Pertama', 'Guru Ahli Muda', 'Kepala Bidang Pelayanan', 'Camat'];

function staffList() {
  const rows = ['NIP BARU;NAMA;NIK;UNOR NAMA;JABATAN NAMA;JENIS JABATAN NAMA'];
  for (let i = 0; i < people; ++i) {
    rows.push(`'${nip(i)};Pegawai ${i};'3273000000000001;${units[i % 4]};${jobs[i % 4]};${i % 4 < 2 ? 'Fungsional' : 'Struktural'}`);
  }
  rows.push('199002302015011999;Tanggal Salah;;Dinas Sosial;Camat;Struktural');
  return rows.join('\r\n');
}

function ratings() {
  const rows = ['siklus;nip;kompetensi;sumber;penilai;level;tanggal'];
  for (let i = 0; i < 400; ++i) {
    for (const code of ['INT', 'KOM', 'KRJ']) {
      rows.push(`2026;${nip(i)};${code};atasan;Atasan ${i % 4};${code === 'KOM' ? 1 : 3};02-11-2026`);
    }
  }
  return rows.join('\r\n');
}

/** Checks and takes in the chosen table; resolves when the step is in the journal. */
async function takeIn(page, button) {
  await click(page, 'button', 'Periksa semua baris');
  const before = (await client(page)).seq;
  await click(page, 'button', button);
  await until(page, (seq) => window.asah.state().client.seq > seq, before);
}

test('a staff list of 14,000 people becomes gaps, survives a kill and leaves as a file',
  { open: 'none', timeout_ms: 300000 }, async ({ launchProfile, folder, url }) => {
    await writeFile(join(folder, 'pegawai.csv'), staffList());
    await writeFile(join(folder, 'nilai.csv'), ratings());
    const first = await launchProfile('kantor', office);
    const page = first.context.pages()[0];
    await openApp(page, url);
    await fill(page, 'Nama wilayah atau instansi', 'Kota Contoh');
    await click(page, 'button', 'Buat');
    await until(page, () => window.asah.state().client.workspace !== '');

    await choose(page, join(folder, 'pegawai.csv'));
    await takeIn(page, 'Masukkan 14.000 baris');
    await go(page, 'Jabatan & standar');
    await click(page, 'button', 'Isi dari jenjang');
    const before = (await client(page)).seq;
    await click(page, 'button', 'Isi standar');
    await until(page, (seq) => window.asah.state().client.seq > seq, before);
    await choose(page, join(folder, 'nilai.csv'));
    await takeIn(page, 'Masukkan 1.200 baris');

    await go(page, 'Kesenjangan');
    await node(page, 'grid', 'Peta kesenjangan');
    await clientIs(page, { save: 'saved', unsaved: 0 });
    await saved(page);
    const done = (await client(page)).seq;
    await first.kill();

    const second = await launchProfile('kantor', office);
    const again = second.context.pages()[0];
    await openApp(again, url);
    await until(again, (seq) => window.asah.state().client?.seq === seq, done);
    await go(again, 'Berkas');
    const [download] = await Promise.all([again.waitForEvent('download'),
      click(again, 'button', 'Unduh cadangan')]);
    assert.match(download.suggestedFilename(), /^kompetensi_kota-contoh_\d{8}-\d{4}\.asn\.json$/);
    const file = join(folder, 'cadangan.json');
    await download.saveAs(file);
    assert.equal(JSON.parse(await readFile(file, 'utf8')).employees.length, people);

    const other = await launchProfile('tempat-lain', office);
    const elsewhere = other.context.pages()[0];
    await openApp(elsewhere, url);
    await choose(elsewhere, file);
    // The samples below have such a button too.
    await node(elsewhere, 'heading', 'cadangan.json');
    await click(elsewhere, 'button', 'Buka');
    await until(elsewhere, () => window.asah.state().client.workspace !== '');
    await go(elsewhere, 'Kesenjangan');
    await node(elsewhere, 'grid', 'Peta kesenjangan');
  });

test('a sample opens with one click, apart from other work', { open: 'none', timeout_ms: 90000 },
  async ({ launchProfile, url }) => {
    const { context } = await launchProfile('contoh', office);
    const page = context.pages()[0];
    await openApp(page, url);
    await click(page, 'button', 'Buka');
    await until(page, () => window.asah.state().client.workspace !== '');
    await go(page, 'Kesenjangan');
    await node(page, 'grid', 'Peta kesenjangan');
  });
