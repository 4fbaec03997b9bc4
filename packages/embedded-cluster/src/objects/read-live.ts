import type { ApiState } from '../api-state.ts';
import { apiVersionOf, type Resource, storeKeyOf } from '../discovery/resource.ts';
import type { ApiObject } from './json.ts';

/** The object in the store, in the version that is asked for. */
export function readLive(state: ApiState, resource: Resource, namespace: string, name: string): ApiObject | undefined {
  const object = state.store.get(storeKeyOf(resource), resource.namespaced ? namespace : '', name);
  return object === undefined ? undefined : inVersion(resource, object);
}

/** Versions of one resource differ by name only: conversion is not simulated. */
export function inVersion(resource: Resource, object: ApiObject): ApiObject {
  const apiVersion = apiVersionOf(resource);
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion };
}
