# Finds Imath 3. Defines Imath::Imath. The package's own config also wants its Python bindings, which nothing here uses.
find_path(IMATH_INCLUDE_DIR Imath/half.h)
find_library(IMATH_LIBRARY NAMES Imath-3_1 Imath)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Imath REQUIRED_VARS IMATH_LIBRARY IMATH_INCLUDE_DIR)

if(Imath_FOUND AND NOT TARGET Imath::Imath)
  add_library(Imath::Imath UNKNOWN IMPORTED)
  set_target_properties(Imath::Imath PROPERTIES
    IMPORTED_LOCATION "${IMATH_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${IMATH_INCLUDE_DIR};${IMATH_INCLUDE_DIR}/Imath")
endif()
