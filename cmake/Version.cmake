# Who built this: the suite's version, the commit and the compiler. The commit is looked up whenever a library was built
# anew or the commit moved, so that a tool never claims one that its code is not of.
# -DHALFULP_GIT=... states it where there is no git or no repository.
set(HALFULP_GIT "" CACHE STRING "Commit this tree was made from; empty asks git")
find_program(GIT_EXECUTABLE git)
mark_as_advanced(GIT_EXECUTABLE)

# Archives of all static libraries of a folder and those below it, but for one.
function(halfulp_find_archives folder but output)
  get_property(targets DIRECTORY "${folder}" PROPERTY BUILDSYSTEM_TARGETS)
  get_property(folders DIRECTORY "${folder}" PROPERTY SUBDIRECTORIES)
  set(archives "")
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL STATIC_LIBRARY AND NOT target STREQUAL but)
      list(APPEND archives $<TARGET_FILE:${target}>)
    endif()
  endforeach()
  foreach(below IN LISTS folders)
    halfulp_find_archives("${below}" ${but} found)
    list(APPEND archives ${found})
  endforeach()
  set(${output} "${archives}" PARENT_SCOPE)
endfunction()

# Files that change with the commit: the log of what HEAD was, where git keeps one.
function(halfulp_find_commit_log output)
  set(log "")
  if(GIT_EXECUTABLE AND EXISTS "${PROJECT_SOURCE_DIR}/.git")
    execute_process(COMMAND "${GIT_EXECUTABLE}" rev-parse --git-path logs/HEAD WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
      OUTPUT_VARIABLE log OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    get_filename_component(log "${log}" ABSOLUTE BASE_DIR "${PROJECT_SOURCE_DIR}")
  endif()
  if(NOT EXISTS "${log}")
    set(log "")
  endif()
  set(${output} "${log}" PARENT_SCOPE)
endfunction()

# Adds the library `target`, whose source is the template filled in. Call it when all other libraries are known.
function(halfulp_add_version target template)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/version.cpp")
  halfulp_find_archives("${PROJECT_SOURCE_DIR}" ${target} archives)
  halfulp_find_commit_log(log)
  add_custom_command(OUTPUT "${source}"
    COMMAND "${CMAKE_COMMAND}" "-DTEMPLATE=${template}" "-DOUTPUT=${source}" "-DROOT=${PROJECT_SOURCE_DIR}"
      "-DHALFULP_GIT=${HALFULP_GIT}" "-DGIT=${GIT_EXECUTABLE}" "-DPROJECT_VERSION=${PROJECT_VERSION}"
      "-Dcompiler=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
      -P "${PROJECT_SOURCE_DIR}/cmake/WriteVersion.cmake"
    DEPENDS ${archives} ${log} "${template}" "${PROJECT_SOURCE_DIR}/cmake/WriteVersion.cmake"
    COMMENT "Looking up the commit"
    VERBATIM)
  add_library(${target} STATIC "${source}")
endfunction()
