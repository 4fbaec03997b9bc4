import { METADATA, type Metadata, metadataValue } from '@metachart/chart-composer';
import { BOOL, GoStruct, type GoType, type GoValue } from '@metachart/go-runtime/reflect';

/** The `.Chart` object: the chart's metadata and IsRoot (Helm: pkg/engine/engine.go, recAllTpls). */
export function chartObject(metadata: Metadata, { isRoot }: { readonly isRoot: boolean }): GoStruct {
  return new GoStruct(
    CHART,
    new Map<string, GoValue>([
      ['Metadata', metadataValue(metadata)],
      ['IsRoot', isRoot],
    ]),
  );
}

const CHART: GoType = {
  kind: 'struct',
  name: 'struct { chart.Metadata; IsRoot bool }',
  fields: [
    { name: 'Metadata', type: METADATA, embedded: true },
    { name: 'IsRoot', type: BOOL },
  ],
};
