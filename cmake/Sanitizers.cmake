# HALFULP_SANITIZE: empty, or a list for -fsanitize= ("address,undefined", "thread").
set(HALFULP_SANITIZE "" CACHE STRING "Sanitizers to build with")
if(HALFULP_SANITIZE)
  target_compile_options(halfulp_options INTERFACE -fsanitize=${HALFULP_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(halfulp_options INTERFACE -fsanitize=${HALFULP_SANITIZE})
endif()
