import { BOOL, defineFunc, type GoFunc, STRING } from '@metachart/go-runtime/reflect';
import {
  checkConstraint,
  newVersion,
  parseConstraint,
  VERSION_POINTER,
  versionPointer,
} from '@metachart/go-runtime/semver';
import { remember } from './values/remember.ts';

/** Sprig's versions (rule P18): semver gives a *semver.Version, semverCompare checks a version against a constraint. */
export const semverFuncs: readonly GoFunc[] = [
  defineFunc('semver', { params: [STRING], result: VERSION_POINTER }, (text) => versionPointer(newVersion(text))),
  defineFunc('semverCompare', { params: [STRING, STRING], result: BOOL }, (constraint, version) =>
    checkConstraint(constraintOf(constraint), versionOf(version)),
  ),
];

// Charts ask the same question about the cluster's version in every template.
const constraintOf = remember(parseConstraint);
const versionOf = remember(newVersion);
