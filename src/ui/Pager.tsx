interface Props {
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}

/** Links to the pages of a list near this one. Draws nothing where there is one page. */
export function Pager({ page, pages, href }: Props) {
  if (pages <= 1) return null;
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, pages];
  const shown = [...new Set(near)].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b);
  return (
    <nav class="flex flex-wrap items-center gap-2 mt-5" aria-label="Pages">
      {page > 1 && (
        <a class="button" rel="prev" href={href(page - 1)}>
          Previous
        </a>
      )}
      {shown.map((number, index) => (
        <>
          {index > 0 && number - (shown[index - 1] ?? 0) > 1 && <span class="soft">…</span>}
          <a
            class="chip"
            href={href(number)}
            aria-current={number === page ? 'page' : undefined}
            aria-label={`Page ${number}`}
          >
            {number}
          </a>
        </>
      ))}
      {page < pages && (
        <a class="button" rel="next" href={href(page + 1)}>
          Next
        </a>
      )}
    </nav>
  );
}
