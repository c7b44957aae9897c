import { z } from 'zod';

const day = z.iso.date();

/** `content/usage/configurations.yaml`: in how many repositories of a sample servers are configured. */
export const configurationSampleSchema = z
  .strictObject({
    sample: z
      .string()
      .min(40)
      .meta({ description: 'How the repositories were chosen and what was counted' }),
    read: day,
    files: z.int().positive(),
    repositories: z.int().positive(),
    least: z
      .int()
      .positive()
      .meta({ description: 'Servers in fewer repositories are left out: that can be chance' }),
    servers: z
      .record(z.string(), z.int().positive())
      .meta({ description: 'Repositories, by slug' }),
  })
  .refine(({ files, repositories }) => repositories <= files, {
    path: ['repositories'],
    message: 'there cannot be more repositories than files',
  });
export type ConfigurationSample = z.infer<typeof configurationSampleSchema>;

/** `content/usage/npm-downloads.yaml`: how often packages were downloaded in one month. */
export const packageDownloadsSchema = z
  .strictObject({
    source: z.strictObject({ title: z.string().min(1), url: z.url().optional() }),
    read: day,
    from: day.optional().meta({ description: 'First day that was counted, where it is known' }),
    to: day.optional().meta({ description: 'Last day that was counted' }),
    packages: z.record(z.string(), z.int().nonnegative()),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ['from'],
    message: 'give `from` and `to` together, or neither',
  })
  .refine(({ from, to = '', read }) => from === undefined || (from <= to && to <= read), {
    path: ['to'],
    message: 'the days must be in order: from, to, read',
  });
export type PackageDownloads = z.infer<typeof packageDownloadsSchema>;

/** Where the numbers of use come from; each as far as there is one. */
export interface UseSources {
  readonly configurations?: Omit<ConfigurationSample, 'servers'> | undefined;
  readonly downloads?: Omit<PackageDownloads, 'packages'> | undefined;
}

/** How widely a server is used, as far as that is known. */
export interface ServerUse {
  /** Repositories of the sample that configure it; absent below the least number that is counted. */
  readonly repositories?: number | undefined;
  /** Downloads of its npm packages in a month. */
  readonly downloads?: number | undefined;
}

export const serverUseSchema = z
  .strictObject({
    repositories: z.strictObject({ count: z.int(), of: z.int(), read: day }).optional(),
    downloads: z
      .strictObject({ count: z.int(), read: day, from: day.optional(), to: day.optional() })
      .optional(),
  })
  .meta({
    description:
      'How widely it is used: repositories of a sample of public configurations, and npm downloads in a month',
  });
export type PublishedUse = z.infer<typeof serverUseSchema>;

/** The numbers with the days and the size of the sample; undefined where nothing is known. */
export function publishedUse(
  { repositories, downloads }: ServerUse,
  sources: UseSources,
): PublishedUse | undefined {
  const sample = repositories === undefined ? undefined : sources.configurations;
  const month = downloads === undefined ? undefined : sources.downloads;
  if (!sample && !month) return undefined;
  return {
    ...(sample && {
      repositories: { count: repositories ?? 0, of: sample.repositories, read: sample.read },
    }),
    ...(month && {
      downloads: {
        count: downloads ?? 0,
        read: month.read,
        ...(month.from !== undefined && { from: month.from, to: month.to }),
      },
    }),
  };
}

interface Used extends ServerUse {
  readonly slug: string;
  readonly label: string;
  readonly origin: 'ours' | 'foreign';
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The order of all lists of servers, the most widely used first: by repositories of the sample, then by
 * downloads. What is not known counts as none. Of equals, those that we describe come first, then the name decides.
 */
export const byUse = (a: Used, b: Used): number =>
  (b.repositories ?? 0) - (a.repositories ?? 0) ||
  (b.downloads ?? 0) - (a.downloads ?? 0) ||
  Number(a.origin === 'foreign') - Number(b.origin === 'foreign') ||
  byText(a.label.toLowerCase(), b.label.toLowerCase()) ||
  byText(a.slug, b.slug);

/** From so many repositories, or downloads a month, a server is widely used, or known to most. */
const LEVELS = [
  { repositories: 2, downloads: 20_000 },
  { repositories: 5, downloads: 300_000 },
] as const;

/** How widely a server is used, roughly: 0, 1 or 2. It rarely changes from one month to the next. */
export const useLevel = ({ repositories = 0, downloads = 0 }: ServerUse): number =>
  LEVELS.filter((level) => repositories >= level.repositories || downloads >= level.downloads)
    .length;
