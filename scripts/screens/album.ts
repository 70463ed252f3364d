// The page that shows the pictures beside each other.

import { writeFile } from 'node:fs/promises';
import { languageNames, languages } from '../../src/ui/text/languages.ts';
import { type Device, fileOf, lights, type Shot } from './camera.ts';

const widths: Readonly<Record<Device, number>> = { phone: 180, desk: 420 };

export async function writeAlbum(folder: string, shots: readonly Shot[]): Promise<void> {
  const contents = shots.map(({ name, title }) => `- [${title}](#${name})`).join('\n');
  const page = `# Screens

Every screen and state, on a phone (390 × 844) and a desk (1280 × 800), in light and dark, in every language. Made by
\`npm run screens\`, as is this page: three flatmates live a week in real browsers, and the camera follows them.

${contents}

${shots.map(section).join('\n\n')}
`;
  await writeFile(`${folder}/README.md`, page);
}

function section({ name, title, on }: Shot): string {
  const rows = languages.map((language) => {
    const pictures = on.flatMap((device) =>
      lights.map((light) => {
        const alt = `${title}: ${device}, ${light}, ${languageNames[language]}`;
        return `<img src="${fileOf(name, language, device, light)}" width="${widths[device]}" alt="${alt}">`;
      }),
    );
    return pictures.join('\n');
  });
  return `<h2 id="${name}">${title}</h2>\n\n${rows.join('\n\n')}`;
}
