/** Whether Helm takes it as the name of a release (Helm: pkg/chartutil/validate_name.go). */
export function isReleaseName(name: string): boolean {
  return name.length <= maxLength && name.split('.').every((label) => labelPattern.test(label));
}

const maxLength = 53;
const labelPattern = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
