# Libraries that quantize blocks and have no Debian package. cmake/fetch_peers.py puts pinned versions into build/peers;
# the cache variables name others:
#   HALFULP_BITSANDBYTES_LIBRARY  bitsandbytes/libbitsandbytes_cpu.so of a wheel or an installation
#   HALFULP_GGML_LIBRARY          libggml-base.so, GGML 0.9.5 or later
#   HALFULP_BITSANDBYTES_CUDA_LIBRARY  bitsandbytes/libbitsandbytes_cuda130.so or the like, on a machine with a GPU; it is
#                                 not searched for
# An adapter opens its library when it runs: environment variables of the same names take precedence then.
include_guard(GLOBAL)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(halfulp_find_peer variable name directory)
  if(${variable} AND NOT EXISTS "${${variable}}")
    message(WARNING "${variable}: ${${variable}} does not exist; searching again")
    unset(${variable} CACHE)
  endif()
  find_library(${variable} ${name} HINTS "${PROJECT_SOURCE_DIR}/build/peers/${directory}" PATH_SUFFIXES ggml
    DOC "Shared library under test, or empty")
  if(${variable})
    message(STATUS "Found peer: ${${variable}}")
  endif()
endfunction()

halfulp_find_peer(HALFULP_BITSANDBYTES_LIBRARY bitsandbytes_cpu bitsandbytes/bitsandbytes)
halfulp_find_peer(HALFULP_GGML_LIBRARY ggml-base ggml)
set(HALFULP_BITSANDBYTES_CUDA_LIBRARY "" CACHE FILEPATH "Shared library under test, or empty")

add_test(NAME unit.fetch_peers COMMAND Python3::Interpreter -B "${PROJECT_SOURCE_DIR}/cmake/fetch_peers_test.py")
set_tests_properties(unit.fetch_peers PROPERTIES LABELS unit TIMEOUT 60)
