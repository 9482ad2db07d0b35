# Who built this: the suite's version, the commit and the compiler. The commit is looked up when CMake configures;
# -DHALFULP_GIT=... states it where there is no git or no repository.
set(HALFULP_GIT "" CACHE STRING "Commit this tree was made from; empty asks git")

function(halfulp_configure_version template output)
  set(git "${HALFULP_GIT}")
  if(NOT git AND EXISTS "${PROJECT_SOURCE_DIR}/.git")
    find_program(GIT_EXECUTABLE git)
    mark_as_advanced(GIT_EXECUTABLE)
    if(GIT_EXECUTABLE)
      execute_process(COMMAND "${GIT_EXECUTABLE}" rev-parse --short=12 HEAD WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
        OUTPUT_VARIABLE git OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    endif()
  endif()
  if(NOT git)
    set(git unknown)
  endif()
  set(compiler "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
  configure_file("${template}" "${output}" @ONLY)
endfunction()
