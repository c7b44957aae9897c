import type { Package } from '#domain/identity.ts';

/**
 * The package that an image reference names: without the default registry, and with the tag as the
 * version (`docker.io/acme/mail:1.2@sha256:…` is `acme/mail`, version 1.2). `latest` is no version.
 */
export function ociPackage(reference: string, version?: string): Package {
  const [image = reference] = reference.split('@');
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  const name = (tag ? image.slice(0, -tag.length - 1) : image).replace(/^docker\.io\//, '');
  const stated = version ?? (tag === 'latest' ? undefined : tag);
  return { registry: 'oci', name, ...(stated ? { version: stated } : {}) };
}
