
'use strict';
(function () {
  var form = document.getElementById('filter');
  var label = document.getElementById('label');
  var certainty = document.getElementById('certainty');
  var images = Array.prototype.slice.call(document.querySelectorAll('li[data-label]'));
  function isSo(image) {
    if (certainty.value === '') return true;
    var unsure = image.hasAttribute('data-unsure');
    if (certainty.value === 'unsure') return unsure;
    if (certainty.value === 'sure') return !unsure;
    var ends = certainty.value.split(' ').map(Number);
    var probability = Number(image.getAttribute('data-probability'));
    return probability >= ends[0] && probability < ends[1];
  }
  function filter() {
    var count = 0;
    images.forEach(function (image) {
      var fits = (label.value === '' || image.getAttribute('data-label') === label.value) && isSo(image);
      image.hidden = !fits;
      if (fits) count++;
    });
    document.getElementById('count').textContent = count + ' of ' + images.length + ' images on this page';
  }
  form.addEventListener('change', filter);
  form.addEventListener('reset', function () { setTimeout(filter); });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.hidden = false;
  filter();
})();
