import { asWorkbook } from '../../_formats/tabel/simulator/subject.ts';
import { OPMAAK } from './opmaak.ts';

export default asWorkbook(OPMAAK);
