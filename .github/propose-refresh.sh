#!/bin/sh
# Opens or renews the pull request of a refresh. Usage: propose-refresh.sh PATCH BODY
set -eu
patch=$1
branch=refresh

if [ ! -s "$patch" ]; then
  echo 'Nothing changed.'
  exit 0
fi
# A patch may only change facts: anything else in it was not written by the refresh.
if git apply --numstat "$patch" | cut -f3 | grep -Ev '^content/((servers|history)/[a-z0-9-]+|usage/npm-downloads)\.yaml$'; then
  echo 'The patch changes other files than servers, their history and their downloads.' >&2
  exit 1
fi
git switch --quiet --force-create "$branch"
git apply --index "$patch"
git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
  commit --quiet --message 'Add what servers changed in their newest versions'
git push --quiet --force origin "$branch"
# GitHub takes at most 65,536 characters.
body=$(mktemp)
head -c 60000 "$2" | iconv -c -f utf-8 -t utf-8 > "$body"
if [ -n "$(gh pr list --head "$branch" --state open --json number --jq '.[].number')" ]; then
  gh pr edit "$branch" --body-file "$body"
else
  gh pr create --head "$branch" --title 'Refresh: what servers changed' --body-file "$body"
fi
