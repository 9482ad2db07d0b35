# cmake -DTEMPLATE=IN -DOUTPUT=OUT -DROOT=TREE -DHALFULP_GIT=COMMIT|"" -DGIT=GIT -DPROJECT_VERSION=... -Dcompiler=... -P
# Fills the template in. The commit is that of the tree now, with "-dirty" behind it where code differs from it.
set(code CMakeLists.txt bench cmake conformance impl reference reports)

set(git "${HALFULP_GIT}")
if(NOT git AND GIT AND EXISTS "${ROOT}/.git")
  execute_process(COMMAND "${GIT}" rev-parse --short=12 HEAD WORKING_DIRECTORY "${ROOT}"
    OUTPUT_VARIABLE git OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  execute_process(COMMAND "${GIT}" --no-optional-locks status --porcelain --untracked-files=no -- ${code} WORKING_DIRECTORY "${ROOT}"
    OUTPUT_VARIABLE changes ERROR_QUIET)
  if(git AND changes)
    string(APPEND git -dirty)
  endif()
endif()
if(NOT git)
  set(git unknown)
endif()
configure_file("${TEMPLATE}" "${OUTPUT}" @ONLY)
