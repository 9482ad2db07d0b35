# halfulp_add_adapter(ID
#   SOURCES file...          defines `halfulp::adapter::Adapter adapter_ID()` in namespace halfulp::impl
#   [REQUIRES variable...]   CMake variables that must be true, else the adapter is listed as "not built"
#   [REASON text]            why it is not built when a REQUIRES is missing
#   [LIBRARIES target...] [OPTIONS flag...] [INCLUDES dir...]
#   [CPU feature...]         x86 features that the machine must have when the adapter runs (avx, f16c, ...)
#   [FAULTY])                wrong on purpose: not part of "all implementations"
#
# Every adapter becomes a part of the tool (builtin:ID) and a shared library (dso:libhalfulp_ID.so).
set_property(GLOBAL PROPERTY HALFULP_BUILT "")
set_property(GLOBAL PROPERTY HALFULP_NOT_BUILT "")

function(halfulp_add_adapter id)
  cmake_parse_arguments(PARSE_ARGV 1 arg "FAULTY" "REASON" "SOURCES;REQUIRES;LIBRARIES;OPTIONS;INCLUDES;CPU")
  foreach(variable IN LISTS arg_REQUIRES)
    if(NOT ${variable})
      set_property(GLOBAL APPEND PROPERTY HALFULP_NOT_BUILT "{\"${id}\", \"${arg_REASON}\"},")
      message(STATUS "Adapter ${id}: not built: ${arg_REASON}")
      return()
    endif()
  endforeach()

  string(MAKE_C_IDENTIFIER "${id}" symbol)
  add_library(halfulp_adapter_${symbol} OBJECT ${arg_SOURCES})
  target_link_libraries(halfulp_adapter_${symbol} PUBLIC halfulp_abi PRIVATE halfulp_options ${arg_LIBRARIES})
  target_compile_options(halfulp_adapter_${symbol} PRIVATE ${arg_OPTIONS})
  target_include_directories(halfulp_adapter_${symbol} SYSTEM PRIVATE ${arg_INCLUDES})

  set(entry "${CMAKE_CURRENT_BINARY_DIR}/${symbol}_entry.cpp")
  file(CONFIGURE OUTPUT "${entry}" CONTENT [[#include "abi/adapter.h"
namespace halfulp::impl { adapter::Adapter adapter_@symbol@(); }
extern "C" __attribute__((visibility("default"))) const halfulp_adapter* halfulp_adapter_entry(void) {
  static const halfulp_adapter* const face = halfulp::adapter::expose(halfulp::impl::adapter_@symbol@());
  return face;
}
]] @ONLY)
  add_library(halfulp_dso_${symbol} MODULE EXCLUDE_FROM_ALL "${entry}")
  set_target_properties(halfulp_dso_${symbol} PROPERTIES OUTPUT_NAME "halfulp_${symbol}"
    LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/adapters")
  target_link_libraries(halfulp_dso_${symbol} PRIVATE halfulp_options halfulp_adapter_${symbol} halfulp_abi)

  set(features "")
  foreach(feature IN LISTS arg_CPU)
    string(APPEND features "${feature} ")
  endforeach()
  string(STRIP "${features}" features)
  if(arg_FAULTY)
    set(kind "Kind::faulty")
  else()
    set(kind "Kind::subject")
  endif()
  set_property(GLOBAL APPEND PROPERTY HALFULP_BUILT "X(${symbol}, \"${id}\", \"${features}\", ${kind})")
  set_property(GLOBAL APPEND PROPERTY HALFULP_BUILT_TARGETS "halfulp_adapter_${symbol}")
endfunction()

# Defines the library halfulp_builtins: every adapter added so far and the list of those that were not built.
function(halfulp_collect_adapters)
  get_property(built GLOBAL PROPERTY HALFULP_BUILT)
  get_property(targets GLOBAL PROPERTY HALFULP_BUILT_TARGETS)
  get_property(not_built GLOBAL PROPERTY HALFULP_NOT_BUILT)
  set(declarations "")
  set(rows "")
  foreach(entry IN LISTS built)
    string(REGEX MATCH "X\\(([^,]*), (.*)\\)" _ "${entry}")
    string(APPEND declarations "adapter::Adapter adapter_${CMAKE_MATCH_1}();\n")
    string(APPEND rows "    {${CMAKE_MATCH_2}, &adapter_${CMAKE_MATCH_1}},\n")
  endforeach()
  list(JOIN not_built "\n    " missing)
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/builtins.cpp" CONTENT [[#include "abi/builtins.h"
namespace halfulp::impl {
@declarations@
std::span<const Builtin> builtins() {
  static const std::vector<Builtin> rows{
@rows@  };
  return rows;
}
std::span<const NotBuilt> not_built() {
  static const std::vector<NotBuilt> rows{
    @missing@
  };
  return rows;
}
}  // namespace halfulp::impl
]] @ONLY)
  add_library(halfulp_builtins STATIC "${CMAKE_CURRENT_BINARY_DIR}/builtins.cpp")
  target_link_libraries(halfulp_builtins PUBLIC halfulp_abi PRIVATE halfulp_options)
  target_link_libraries(halfulp_builtins PUBLIC ${targets})
endfunction()
