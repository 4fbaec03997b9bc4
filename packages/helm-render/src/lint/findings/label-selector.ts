import type { YamlNode } from '@metachart/go-runtime/yaml';
import { itemsOf, textAt, textsOf, valueAt } from './yaml-query.ts';

/** One condition on labels. */
export type LabelRequirement =
  | { readonly operator: 'In' | 'NotIn'; readonly key: string; readonly values: readonly string[] }
  | { readonly operator: 'Exists' | 'DoesNotExist'; readonly key: string };

/** All conditions of a selector; without any it matches everything. */
export type LabelSelector = readonly LabelRequirement[];

/** A plain map of labels, such as a Service's selector. */
export function selectorOfLabels(node: YamlNode | undefined): LabelSelector {
  return [...(textsOf(node) ?? [])].map(([key, value]) => ({ operator: 'In', key, values: [value] }));
}

/** A selector with matchLabels and matchExpressions. */
export function selectorOf(node: YamlNode | undefined): LabelSelector {
  const expressions = itemsOf(valueAt(node, 'matchExpressions')).flatMap((item): LabelRequirement[] => {
    const key = textAt(item, 'key');
    const operator = textAt(item, 'operator');
    if (key === undefined) return [];
    if (operator === 'Exists' || operator === 'DoesNotExist') return [{ operator, key }];
    const values = itemsOf(valueAt(item, 'values')).map((value) => textAt(value) ?? '');
    return operator === 'In' || operator === 'NotIn' ? [{ operator, key, values }] : [];
  });
  return [...selectorOfLabels(valueAt(node, 'matchLabels')), ...expressions];
}

/** The conditions that labels do not meet. */
export function unmetRequirements(selector: LabelSelector, labels: ReadonlyMap<string, string>): LabelRequirement[] {
  return selector.filter((requirement) => !isMet(requirement, labels.get(requirement.key)));
}

function isMet(requirement: LabelRequirement, value: string | undefined): boolean {
  switch (requirement.operator) {
    case 'In':
      return value !== undefined && requirement.values.includes(value);
    case 'NotIn':
      return value === undefined || !requirement.values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/** A condition in kubectl's notation. */
export function formatRequirement(requirement: LabelRequirement): string {
  const { key } = requirement;
  switch (requirement.operator) {
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    case 'In':
      if (requirement.values.length === 1) return `${key}=${requirement.values[0]}`;
      return `${key} in (${requirement.values.join(',')})`;
    case 'NotIn':
      return `${key} notin (${requirement.values.join(',')})`;
  }
}
