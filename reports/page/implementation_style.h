// Looks of implementation and method pages.
#pragma once

#include "html/writer.h"

namespace halfulp {

inline constexpr Literal kImplementationStyle = R"css(
.verdict { font-size: 1.05rem; }
.judged th, .judged .conforms, .judged .deviates, .judged .errored, .judged .waived, .judged .skipped { white-space: nowrap; }
.judged .prose { min-width: 16rem; max-width: 34rem; }
.judged .stand { min-width: 11rem; }
.replay { max-width: none; }
.finding h3 { margin-top: 0; }
.command { padding: .1rem .35rem; background: var(--band); border-radius: .3rem; }
.glossary { grid-template-columns: minmax(8rem, max-content) minmax(0, 60rem); row-gap: .45rem; }
.glossary dt { font-weight: 600; color: var(--fore); }
.glossary dt:target { outline: 3px solid var(--link); outline-offset: 2px; }
@media (max-width: 40rem) { .glossary { grid-template-columns: 1fr; row-gap: .1rem; } .glossary dt { margin-top: .4rem; } }
)css";

}  // namespace halfulp
