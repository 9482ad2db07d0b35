# HALFULP_SANITIZE: empty, or a list for -fsanitize= ("address,undefined", "thread").
set(HALFULP_SANITIZE "" CACHE STRING "Sanitizers to build with")
if(HALFULP_SANITIZE)
  # nvcc has none of these flags: kernels are what compute-sanitizer looks at.
  target_compile_options(halfulp_options INTERFACE
    $<$<COMPILE_LANGUAGE:C,CXX>:-fsanitize=${HALFULP_SANITIZE};-fno-omit-frame-pointer;-fno-sanitize-recover=all>)
  target_link_options(halfulp_options INTERFACE -fsanitize=${HALFULP_SANITIZE})
endif()
