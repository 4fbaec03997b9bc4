export { checkConstraint, validateConstraint } from './check-constraint.ts';
export { compareVersions } from './compare-versions.ts';
export {
  incrementMajor,
  incrementMinor,
  incrementPatch,
  withMetadata,
  withPrerelease,
} from './increment-version.ts';
export { formatVersion, newVersion, strictNewVersion, type Version } from './new-version.ts';
export {
  type Comparison,
  type ComparisonOperator,
  type Constraint,
  type ConstraintGroup,
  formatConstraint,
  parseConstraint,
} from './parse-constraint.ts';
export { VERSION, VERSION_POINTER, versionOf, versionPointer } from './version-type.ts';
