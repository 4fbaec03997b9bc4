export { buildModuleProgram, buildSourceProgram, type ModuleProgram, type SourceProgram } from './build-go-program.ts';
export { findGo } from './find-go.ts';
export { helmKubeVersion, helmVersion, resolveHelm } from './helm.ts';
export { moduleFile, moduleFolder } from './module-folder.ts';
export { fillToolFolder, toolCacheFolder } from './tool-cache.ts';
