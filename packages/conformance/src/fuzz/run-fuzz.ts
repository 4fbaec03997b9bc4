import { acceptedDifference } from './accepted-difference.ts';
import { generateTemplate, type Piece, printTemplate } from './generate-template.ts';
import { generateValues } from './generate-values.ts';
import { createRandom } from './random.ts';
import { renderRequest } from './render-request.ts';
import { shrinkTemplate } from './shrink-template.ts';
import { helmCrashed, type Oracle, type RenderAnswer, type RenderRequest } from './start-oracle.ts';

/** A template that Helm's engine and ours treat differently, cut down to what matters. */
export interface FuzzDifference {
  readonly seed: number;
  readonly template: string;
  readonly values: string;
  readonly helm: string;
  readonly ours: string;
}

export interface FuzzResult {
  readonly cases: number;
  readonly rendered: number;
  readonly refused: number;
  /** Cases that Helm itself answers differently from run to run. */
  readonly unstable: number;
  /** Cases that end the Helm process; ours must end in a coded error. */
  readonly helmCrashes: number;
  /** Differences that are decisions (see acceptedDifference). */
  readonly accepted: number;
  readonly differences: readonly FuzzDifference[];
}

export interface FuzzOptions {
  /** The first seed; case n has the seed `seed + n`. */
  readonly seed: number;
  readonly cases: number;
  readonly maxDifferences: number;
  readonly onDifference?: (difference: FuzzDifference) => void;
}

const helpers = [
  '{{- define "t.name" -}}{{ .Release.Name }}-{{ .Values.str }}{{- end -}}',
  '{{- define "t.labels" -}}',
  'app: {{ include "t.name" . | quote }}',
  'int: {{ .Values.int | quote }}',
  '{{- end -}}',
].join('\n');

/** Renders generated templates with both engines, compares text and error bytes, and shrinks what differs. */
export async function runFuzz(oracle: Oracle, options: FuzzOptions): Promise<FuzzResult> {
  const counts = { cases: 0, rendered: 0, refused: 0, unstable: 0, helmCrashes: 0, accepted: 0 };
  const differences: FuzzDifference[] = [];
  while (counts.cases < options.cases && differences.length < options.maxDifferences) {
    const seed = options.seed + counts.cases++;
    const random = createRandom(seed);
    const values = generateValues(random);
    const pieces = generateTemplate(random);
    const helm = await oracle.render(requestOf(pieces, values));
    if (helm.refused === helmCrashed) {
      counts.helmCrashes++;
      renderRequest(requestOf(pieces, values));
      continue;
    }
    counts[helm.refused === undefined ? 'rendered' : 'refused']++;
    if (describe(helm) === describe(renderSafely(requestOf(pieces, values)))) continue;
    if (await isUnstable(oracle, requestOf(pieces, values))) {
      counts.unstable++;
      continue;
    }
    const difference = await shrinkDifference(oracle, { seed, pieces, values });
    if (difference.helm === difference.ours) {
      counts.unstable++;
      continue;
    }
    if (acceptedDifference(difference) !== undefined) {
      counts.accepted++;
      continue;
    }
    differences.push(difference);
    options.onDifference?.(difference);
  }
  return { ...counts, differences };
}

function requestOf(pieces: readonly Piece[], values: string): RenderRequest {
  return {
    templates: { '_helpers.tpl': helpers, 't.yaml': printTemplate(pieces) },
    values,
    set: { setint: 1234567 },
    files: { 'a.txt': Buffer.from('A\n').toString('base64') },
  };
}

async function shrinkDifference(
  oracle: Oracle,
  { seed, pieces, values }: { readonly seed: number; readonly pieces: readonly Piece[]; readonly values: string },
): Promise<FuzzDifference> {
  const answers = async (candidate: readonly Piece[]) => {
    const request = requestOf(candidate, values);
    return { helm: describe(await oracle.render(request)), ours: describe(renderSafely(request)) };
  };
  const smallest = await shrinkTemplate(pieces, async (candidate) => {
    const { helm, ours } = await answers(candidate);
    return helm !== ours;
  });
  return { seed, template: printTemplate(smallest), values, ...(await answers(smallest)) };
}

async function isUnstable(oracle: Oracle, request: RenderRequest): Promise<boolean> {
  const texts = new Set<string>();
  for (let run = 0; run < 5; run++) texts.add(describe(await oracle.render(request)));
  return texts.size > 1;
}

/** A crash of ours is a difference to report, not the end of the run. */
function renderSafely(request: RenderRequest): RenderAnswer {
  try {
    return renderRequest(request);
  } catch (error) {
    return { refused: `crash: ${error instanceof Error ? error.stack : String(error)}` };
  }
}

function describe(answer: RenderAnswer): string {
  if (answer.refused !== undefined) return `error: ${answer.refused}`;
  const text = answer.texts['p/templates/t.yaml'];
  // A pointer's address is another one in each process.
  return `text: ${text === undefined ? '' : text.toString('latin1').replace(/0x[0-9a-f]{6,}/g, '0xADDRESS')}`;
}
